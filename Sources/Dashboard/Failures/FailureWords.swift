import MitigationModel

/// The words for one way in which a poll fails: one entry for each, so that no screen words it in its own way.
struct FailureWords {
    /// In place of the task's status while there is no answer at all: `NOT FOUND`.
    let status: String
    /// What went wrong, in a few words for one line.
    let short: String
    /// The same without its details, where they are of unknown length; nil where `short` is short already.
    var brief: String?
    /// What to do about it, in a few words for one line. It names `r` where a key press is what comes after it.
    let remedy: String
    /// Whether it may well pass without the operator: then the next try is of more interest than the remedy.
    var passesByItself = false
    /// What it means, and then what to do: a paragraph each, for a screen of its own.
    let advice: @Sendable (CallFailure, WatchSetup) -> [String]
}

extension CallFailure.Kind {
    /// The entry of this kind.
    var words: FailureWords {
        switch self {
        case .notFound: .notFound
        case .invalidRequest: .invalidRequest
        case .throttled: .throttled
        case .serverError: .serverError
        case .accessDenied: .accessDenied
        case .credentialsExpired: .credentialsExpired
        case .credentialsRefused: .credentialsRefused
        case .noCredentials: .noCredentials
        case .brokenCredentials(let refusal): .brokenCredentials(refusal)
        case .signInNeeded(let refusal, let command): .signInNeeded(refusal, command)
        case .clockSkew: .clockSkew
        case .noAnswer(let reason): .noAnswer(reason)
        case .notSecure(let reason, let fix): .notSecure(reason, fix)
        case .undecodable(let what): .undecodable(what)
        case .notRecorded: .notRecorded
        case .other: .other
        }
    }
}

extension FailureWords {
    fileprivate static let notFound = FailureWords(
        status: "NOT FOUND", short: "AWS knows no such task here", remedy: "check id, region and account"
    ) { _, setup in
        let task = setup.taskId ?? ""
        return [
            "\(setup.endpoint.name) knows no task \(task) in \(setup.region).",
            setup.similarCommand.map { "No task \(task); did you mean `mitwatch \($0)`?" },
            "Tasks are kept 90 days. Another region: --region. Another account: --profile.",
            "Not started yet: --wait-for-task. t shows the tasks that there are.",
        ].compactMap(\.self)
    }

    fileprivate static let invalidRequest = FailureWords(
        status: "INVALID REQUEST", short: "AWS calls the request invalid", remedy: "check the task id"
    ) { _, _ in
        ["AWS calls the request invalid.", "Check the task id; AWS's own words say what is wrong with it."]
    }

    fileprivate static let throttled = FailureWords(
        status: "THROTTLED", short: "throttled by AWS", remedy: "asks less often until it eases", passesByItself: true
    ) { _, setup in
        ["AWS asks for fewer requests: others in this account may be calling too.", goesOn(setup, slowly: true)]
    }

    fileprivate static let serverError = FailureWords(
        status: "SERVER ERROR", short: "server error", remedy: "asks less often until it passes", passesByItself: true
    ) { failure, setup in
        let goesOn = goesOn(setup, slowly: true)
        guard let proxy = failure.notFromAWS else {
            return ["\(failure.service ?? "AWS") has an error on its side.", goesOn]
        }
        return ["\(proxy): its answer names no error of the API.", betweenUs + " " + goesOn]
    }

    fileprivate static let accessDenied = FailureWords(
        status: "ACCESS DENIED", short: "access denied", remedy: "needs iot:DescribeAuditMitigationActionsTask"
    ) { _, _ in
        [
            "AWS knows these credentials, but they may not ask for the task.",
            "They need the permission iot:DescribeAuditMitigationActionsTask.",
        ]
    }

    static let listingDenied = FailureWords(
        status: "ACCESS DENIED", short: "access denied", remedy: "needs iot:ListAuditMitigationActionsTasks"
    ) { _, _ in
        [
            "AWS knows these credentials, but they may not list the account's tasks.",
            "They need the permission iot:ListAuditMitigationActionsTasks.",
            "A task whose id is known can be watched without it: mitwatch TASK-ID.",
        ]
    }

    static let listingInvalid = FailureWords(
        status: "INVALID REQUEST", short: "AWS calls the request invalid", remedy: "r asks again"
    ) { _, _ in
        [
            "AWS calls the request for the account's tasks invalid.",
            "A task whose id is known can be watched all the same: mitwatch TASK-ID.",
        ]
    }

    fileprivate static let credentialsExpired = FailureWords(
        status: "CREDENTIALS EXPIRED", short: "the credentials have expired", remedy: "log in again, then r"
    ) { _, _ in
        ["The credentials have expired.", "Log in again: renewed keys in the profile's file need only r.", restart]
    }

    fileprivate static let credentialsRefused = FailureWords(
        status: "CREDENTIALS REFUSED", short: "AWS refuses the credentials", remedy: "correct the keys, then r"
    ) { _, _ in
        [
            "AWS does not know the access key, or its secret key is another one.",
            "Correct the keys: those in the profile's file need only r.", restart,
        ]
    }

    fileprivate static let noCredentials = FailureWords(
        status: "NO CREDENTIALS", short: "no credentials", remedy: "add keys to the profile, then r"
    ) { _, _ in
        [
            "No AWS credentials were found.",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY and start again, or name a profile with --profile.",
            "Keys that are written to the profile's file now need only r.",
        ]
    }

    fileprivate static func brokenCredentials(_ refusal: CallFailure.SourceRefusal) -> FailureWords {
        FailureWords(
            status: "BAD CREDENTIALS", short: "the credentials of \(refusal.source) cannot be used",
            remedy: "correct them, then r"
        ) { _, _ in
            [
                "The credentials of \(refusal.source) cannot be used: \(refusal.reason).",
                "Other sources are not asked, since they could be another identity's.",
                "What is corrected in the profile's file needs only r; another profile: --profile.", restart,
            ]
        }
    }

    /// The command stands on a line of its own, to be copied whole.
    fileprivate static func signInNeeded(_ refusal: CallFailure.SourceRefusal, _ command: String) -> FailureWords {
        FailureWords(status: "SIGN IN AGAIN", short: refusal.reason, remedy: command) { _, _ in
            [
                "\(refusal.source): \(refusal.reason).", "Run this in another window:", command,
                "The watch goes on by itself within half a minute; r asks at once.",
            ]
        }
    }

    fileprivate static let clockSkew = FailureWords(
        status: "CLOCK WRONG", short: "this machine's clock is too far off", remedy: "set the clock, then r"
    ) { _, _ in
        ["This machine's clock is too far from AWS's, so AWS refuses what it signs.", "Set the clock, then press r."]
    }

    /// How what went wrong begins where no answer came.
    static let noAnswerStart = "no answer"

    fileprivate static func noAnswer(_ reason: String) -> FailureWords {
        let start = noAnswerStart
        // What the reason itself begins with is not said twice.
        let rest = reason.hasPrefix(start) ? String(reason.dropFirst(start.count)) : ": \(reason)"
        return FailureWords(
            status: "NO ANSWER", short: start + rest, remedy: "check the network", passesByItself: true
        ) { failure, setup in
            let service = failure.service.map { service in "\(service)\(failure.server.map { " at \($0)" } ?? "")" }
            return [
                "No answer from \(service ?? setup.endpoint.host)\(rest).",
                "Check the network and the region. \(goesOn(setup))",
            ]
        }
    }

    fileprivate static func notSecure(_ reason: String, _ fix: String) -> FailureWords {
        FailureWords(
            status: "NOT SECURE", short: "no secure connection: \(reason)", brief: "no secure connection", remedy: fix
        ) { failure, setup in
            let server = failure.service ?? setup.endpoint.host
            return ["There is no secure connection to \(server): \(reason).", "To fix: \(fix).", goesOn(setup)]
        }
    }

    fileprivate static func undecodable(_ what: String) -> FailureWords {
        FailureWords(
            status: "BAD ANSWER", short: "not an answer of the API: \(what)", brief: "bad answer",
            remedy: "check for a proxy",
            passesByItself: true
        ) { _, setup in
            ["What came is not an answer of the API: \(what).", betweenUs + " " + goesOn(setup)]
        }
    }

    fileprivate static let other = FailureWords(
        status: "REFUSED", short: "the request was refused", remedy: "r asks again"
    ) { failure, setup in
        guard let proxy = failure.notFromAWS else { return ["AWS refuses the request.", goesOn(setup)] }
        return ["\(proxy): its answer names no error of the API.", betweenUs + " " + goesOn(setup)]
    }

    fileprivate static let notRecorded = FailureWords(
        status: "NOT RECORDED", short: "not in the recording up to this moment", remedy: "may follow later in it"
    ) { _, _ in
        ["The watch that was recorded had not asked for this up to the moment that is shown."]
    }

    static func redirect(_ status: Int) -> FailureWords {
        FailureWords(
            status: "REDIRECT", short: "a redirect, HTTP \(status), not followed", remedy: "check for a proxy",
            passesByItself: true
        ) { _, setup in
            [
                "\(setup.endpoint.name) answers with a redirect (HTTP \(status)), which is not followed.",
                betweenUs + " " + goesOn(setup),
            ]
        }
    }

    /// What happens by itself; without a task it is the list of tasks that could not be had.
    private static func goesOn(_ setup: WatchSetup, slowly: Bool = false) -> String {
        if setup.taskId == nil { return "It is tried again by itself." }
        return slowly ? "The watch goes on, more slowly." : "The watch goes on."
    }

    private static let betweenUs = "A proxy, a load balancer or a login page may stand in between."
    private static let restart = "Keys from the environment: leave with q, set them anew, start again."
}

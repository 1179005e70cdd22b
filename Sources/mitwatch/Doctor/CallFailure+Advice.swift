import Dashboard
import IoTClient

extension CallFailure {
    /// What went wrong with a call, in a few words.
    var brief: String {
        switch kind {
        case .notFound: "not found"
        case .invalidRequest: "invalid request"
        case .throttled: "throttled"
        case .serverError: "server error"
        case .accessDenied: "access denied"
        case .credentialsExpired: "credentials expired"
        case .credentialsRefused: "credentials refused"
        case .noCredentials: "no credentials"
        case .brokenCredentials: "unusable credentials"
        case .signInNeeded: "signed out"
        case .clockSkew: "this machine's clock"
        case .noAnswer: "no answer"
        case .notSecure: "no secure connection"
        case .undecodable: "no answer of the API"
        case .notRecorded, .other: "refused"
        }
    }

    /// What went wrong in full, with AWS's message, and then what to do. Foreign text in it has been sanitized where it came in.
    ///
    /// - Parameter operation: The one that failed; nil where credentials were asked for.
    func advice(for operation: APIOperation?) -> [String] {
        reasons + ["-> " + remedy(operation)]
    }

    /// Each source of credentials by itself: there are many.
    private var reasons: [String] {
        guard case .noCredentials(let refusals) = kind else { return [plainText] }
        return refusals.map { "\($0.source): \($0.reason)" }
    }

    private func remedy(_ operation: APIOperation?) -> String {
        switch kind {
        case .notFound: "check id, region and account; AWS keeps tasks 90 days"
        case .invalidRequest: "check the task's id; AWS's own words say what is wrong with the request"
        case .throttled: "others in this account may be calling too: try again"
        case .serverError: "try again; if it stays, a proxy may stand between, or AWS is in trouble"
        case .accessDenied: "add the permission iot:\(operation?.rawValue ?? "*")"
        case .credentialsExpired: "log in again, or renew the keys"
        case .credentialsRefused: "correct the keys: AWS does not know the access key, or its secret is another one"
        case .noCredentials:
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile that has some with --profile"
        case .brokenCredentials: "mend that source, or name another profile with --profile"
        case .signInNeeded(_, let command): "run \(command)"
        case .clockSkew: Self.clockRemedy
        case .notSecure(_, let fix): fix
        case .noAnswer: "check network, region, endpoint and proxy"
        case .undecodable: "a proxy or a login page may stand between: check the endpoint"
        case .notRecorded, .other: "the request's id is what AWS's support asks for"
        }
    }

    /// How a clock is set right.
    static let clockRemedy = "set the clock, as with timedatectl set-ntp true"

    /// Whether every other call would fail in the same way.
    var concernsEveryCall: Bool {
        switch kind {
        case .credentialsExpired, .credentialsRefused, .noCredentials, .brokenCredentials, .signInNeeded, .clockSkew,
            .noAnswer, .notSecure, .undecodable:
            true
        case .notFound, .invalidRequest, .throttled, .serverError, .accessDenied, .notRecorded, .other:
            false
        }
    }
}

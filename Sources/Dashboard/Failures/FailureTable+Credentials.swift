/// Failures that the operator fixes on this machine: credentials and the clock.
extension FailureEntry {
    static let credentialsExpired = FailureEntry(
        retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
        status: "CREDENTIALS EXPIRED", short: "the credentials have expired", name: "credentials expired",
        remedy: "log in again, then r", fix: "log in again, or renew the keys", cancelRemedy: .remedy
    ) { _, _ in
        ["The credentials have expired.", "Log in again: renewed keys in the profile's file need only r.", restart]
    }

    static let credentialsRefused = FailureEntry(
        retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
        status: "CREDENTIALS REFUSED", short: "AWS refuses the credentials", name: "credentials refused",
        remedy: "correct the keys, then r",
        fix: "correct the keys: the access key is unknown, or its secret key does not match", cancelRemedy: .remedy
    ) { _, _ in
        [
            "AWS does not know the access key, or its secret key is another one.",
            "Correct the keys: those in the profile's file need only r.", restart,
        ]
    }

    static func noCredentials(_ sources: [CallFailure.SourceRefusal]) -> FailureEntry {
        FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "NO CREDENTIALS", short: "no credentials", name: "no credentials",
            remedy: "add keys to the profile, then r",
            fix: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile with --profile",
            sources: sources, cancelRemedy: .remedy
        ) { _, _ in
            [
                "No AWS credentials were found.",
                "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY and start again, or name a profile with --profile.",
                "Keys that are written to the profile's file now need only r.",
            ]
        }
    }

    static func brokenCredentials(_ refusal: CallFailure.SourceRefusal) -> FailureEntry {
        let what = "the credentials of \(refusal.source) cannot be used"
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "BAD CREDENTIALS", short: what, name: "unusable credentials", remedy: "correct them, then r",
            fix: "fix that source, or choose another profile with --profile",
            reason: refusal.words, details: [refusal.reason.words], cancelRemedy: .remedy
        ) { _, _ in
            [
                "\(what.capitalizedFirst): \(refusal.reason.words).",
                "Other sources are not asked, since they could be another identity's.",
                "What is corrected in the profile's file needs only r; another profile: --profile.", restart,
            ]
        }
    }

    /// On a page the command has a line of its own, so that it can be copied.
    static func signInNeeded(_ refusal: CallFailure.SourceRefusal, _ command: String) -> FailureEntry {
        FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "SIGN IN AGAIN", short: refusal.reason.words, name: "signed out", remedy: command,
            fix: "run `\(command)`", reason: refusal.words,
            cancelRemedy: .sentence("Run \(command), then try again.")
        ) { _, _ in
            [
                "\(refusal.words).", "Run this in another window:", command,
                "The watch goes on by itself within half a minute; r asks at once.",
            ]
        }
    }

    static let clockSkew = FailureEntry(
        retry: .backOffBriefly, patience: .untilFirstResponse, exit: .credentials, scope: .everyCall,
        status: "CLOCK WRONG", short: "this machine's clock is too far off", name: "this machine's clock",
        remedy: "set the clock, then r", fix: setClock, cancelRemedy: .remedy
    ) { _, _ in
        ["This machine's clock is too far from AWS's, so AWS refuses what it signs.", "Set the clock, then press r."]
    }

    /// How to set the clock.
    static let setClock = "set the clock, as with timedatectl set-ntp true"
}

extension String {
    /// With a capital at its start, as a sentence.
    var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}

/// Failures that the operator fixes on this machine: credentials and the clock.
extension FailureEntry {
    static let credentialsExpired = FailureEntry(
        retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
        status: "CREDENTIALS EXPIRED", short: "credentials expired", name: "credentials expired",
        remedy: "log in again, then press r", fix: "log in again, or renew the keys", cancelRemedy: .remedy
    ) { _, _ in
        [
            "The credentials expired.", "Log in again. If the new keys are in the profile's file, just press r.",
            restart,
        ]
    }

    static let credentialsRefused = FailureEntry(
        retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
        status: "CREDENTIALS REJECTED", short: "AWS rejected the credentials", name: "credentials rejected",
        remedy: "correct the keys, then press r",
        fix: "correct the keys: the access key is unknown, or its secret key does not match", cancelRemedy: .remedy
    ) { _, _ in
        [
            "Unknown access key, or the secret key does not match it.",
            "Correct the keys. If they are in the profile's file, just press r.", restart,
        ]
    }

    static func noCredentials(_ sources: [CallFailure.SourceRefusal]) -> FailureEntry {
        let what = "no AWS credentials found"
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "NO CREDENTIALS", short: what, name: "no credentials",
            remedy: "add keys to the profile, then press r",
            fix: CallFailure.SourceRefusal.fix(of: sources),
            sources: sources, cancelRemedy: .remedy
        ) { _, _ in
            [
                "\(what.capitalizedFirst).",
                "Run `aws configure` or `aws sso login`, then press r.",
                "Or quit, and restart with --profile or with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY set.",
            ]
        }
    }

    static func brokenCredentials(_ refusal: CallFailure.SourceRefusal) -> FailureEntry {
        let what = "cannot use credentials from \(refusal.source)"
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "BAD CREDENTIALS", short: what, name: "unusable credentials", remedy: "fix them, then press r",
            fix: refusal.reason.fix ?? "correct these settings, or choose another profile with --profile",
            reason: refusal.words, details: [refusal.reason.words], cancelRemedy: .remedy
        ) { _, _ in
            [
                "\(what.capitalizedFirst): \(refusal.reason.words).",
                "Other sources are not tried: they could belong to another identity.",
                refusal.reason.fix.map { "\($0.capitalizedFirst), then press r." }
                    ?? "After fixing the profile's file, press r. To use another profile: --profile.",
                restart,
            ]
        }
    }

    /// On a page the command has a line of its own, so that it can be copied.
    static func signInNeeded(_ refusal: CallFailure.SourceRefusal, _ login: Login) -> FailureEntry {
        let (what, command) = ("login required", login.text)
        let isRunnable = !login.arguments.isEmpty
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "LOGIN REQUIRED", short: "\(what): \(refusal.reason.words)", brief: what, name: what,
            remedy: isRunnable ? "L runs \(command)" : command,
            fix: "run `\(command)`", reason: refusal.words,
            cancelRemedy: .sentence("Run \(command), then try again.")
        ) { _, _ in
            [
                "\(refusal.words).",
                isRunnable
                    ? "Press L to run this here, or run it in another terminal:" : "Run this in another terminal:",
                command,
                "mitwatch continues automatically within 30 seconds. Press r to retry now.",
            ]
        }
    }

    static func codeNeeded(_ refusal: CallFailure.SourceRefusal, _ request: CodeRequest) -> FailureEntry {
        let what = "MFA code required"
        let command = request.command
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .everyCall,
            status: "MFA CODE REQUIRED", short: what, name: what,
            remedy: "L prompts for it", fix: "run `\(command)` in a terminal and enter the code there, then retry",
            reason: refusal.words, details: [refusal.reason.words],
            cancelRemedy: .sentence("Press L, enter the code, then try again.")
        ) { _, _ in
            [
                "\(refusal.words).", "Press L to enter it here, or run this in another terminal and enter it there:",
                command, "mitwatch continues automatically within 30 seconds. Press r to retry now.",
            ]
        }
    }

    static let clockSkew = FailureEntry(
        retry: .backOffBriefly, patience: .untilFirstResponse, exit: .credentials, scope: .everyCall,
        status: "CLOCK SKEW", short: "this machine's clock is wrong", name: "clock skew",
        remedy: "set the clock, then press r", fix: setClock, cancelRemedy: .remedy
    ) { _, _ in
        [
            "This machine's clock differs too much from AWS's, so AWS rejects its signatures.",
            "Set the clock, then press r.",
        ]
    }

    /// How to set the clock.
    static let setClock = "set the clock, for example with timedatectl set-ntp true"
}

extension String {
    /// With a capital at its start, as a sentence.
    var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}

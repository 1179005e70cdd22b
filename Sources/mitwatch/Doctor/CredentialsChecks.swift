import Dashboard
import FoundationEssentials
import IoTClient

/// Checks the credentials: their source, when they expire, and what renews them. It prompts for an MFA code if one is
/// required.
struct CredentialsChecks {
    let client: IoTClient
    let credentials: any CredentialsSource
    var entry: CodeEntry
    /// The machine's calendar clock.
    let now: @Sendable () -> Date

    /// Runs the check. Returns its result, and whether there are usable credentials.
    mutating func run() -> (CheckReport, isUsable: Bool) {
        let (client, credentials) = (client, credentials)
        let result = entry.result { () throws(IoTError) in
            let origin = try await client.credentialsOrigin()
            return (origin, try await credentials.cached())
        }
        switch result {
        case .success(let (origin, found)):
            return (CheckReport(.ok, "credentials", words(origin, found)), true)
        case .failure(let error):
            return (failed(CallFailure(error)), false)
        }
    }

    private func words(_ origin: SanitizedText, _ found: Credentials) -> String {
        let end = found.expiration.map {
            "expires \($0.formatted(.iso8601)) (\(minutes(until: $0)))"
        }
        return ([origin.text, end, found.renewalWords].compactMap(\.self)).joined(separator: ", ")
    }

    private func minutes(until end: Date) -> String {
        "in \(max(0, Int(saturating: end.timeIntervalSince(now()) / 60))) min"
    }

    private func failed(_ failure: CallFailure) -> CheckReport {
        var advice = failure.advice(for: .listTasks)
        if let refusal = entry.refusal {
            let fix = advice.firstIndex { $0.hasPrefix(CallFailure.fixMark) } ?? advice.endIndex
            advice.insert(refusal.words, at: fix)
        }
        guard case .noCredentials = failure.kind else {
            return CheckReport(.fail, "credentials", failure.name, advice: advice)
        }
        // The first line says the same in other words.
        return CheckReport(.fail, "credentials", "none found", advice: Array(advice.dropFirst()))
    }
}

extension Credentials {
    /// What renews them; nil if they do not expire, or if it is unknown.
    var renewalWords: String? {
        guard expiration != nil else { return nil }
        return switch renewal {
        case .automatic?: "renews automatically"
        case .code?: "renewal requires an MFA code"
        case .login(let command)?: "renewal requires a login: `\(command)`"
        case .never?: "cannot be renewed"
        case nil: nil
        }
    }
}

extension CredentialsSource {
    /// The credentials, which were just loaded.
    fileprivate func cached() async throws(IoTError) -> Credentials {
        do throws(CredentialsError) {
            return try await credentials()
        } catch {
            throw .credentials(error)
        }
    }
}

extension CheckReport {
    /// A file with credentials that other users of the machine can read or change.
    init(_ file: ExposedCredentialFile) {
        self.init(
            .note, "credentials", "file accessible to other users (mode \(String(file.mode, radix: 8)))",
            advice: [file.path.text, CallFailure.fixLine("run `chmod 600 \(Self.shellWord(file.path.text))`")])
    }

    /// The word in quotes if a shell would not take it as it is.
    private static func shellWord(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_@%+=:,./-".contains($0)) }
        return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}

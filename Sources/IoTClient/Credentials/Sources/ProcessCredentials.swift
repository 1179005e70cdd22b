import FoundationEssentials

/// The output of the profile's `credential_process`: JSON of version 1.
///
/// The program runs without a shell and without the terminal. It is ended after a minute, or if the call is canceled.
/// If its output has no `Expiration`, it is not run again before AWS rejects the credentials.
struct ProcessCredentials: CredentialsSource {
    static let limit = Duration.seconds(60)
    static let maximumOutput = 64 << 10
    private static let names = Credentials.SettingNames(
        accessKeyId: "AccessKeyId", secretAccessKey: "SecretAccessKey", sessionToken: ["SessionToken"],
        expiration: "Expiration")

    private let settings: ProfileSettings
    private let context: CredentialsContext

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    var name: SanitizedText {
        "credential_process (profile \(settings.name))"
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let setting = "credential_process"
        guard let line = try settings.profile(for: name)[setting], !line.isEmpty else {
            throw .notConfigured(
                source: name, reason: .setting(SanitizedText(setting), profile: SanitizedText(settings.name)))
        }
        guard let words = ShellWords.split(line), !words.isEmpty else { throw broken(.commandLine) }
        let output = try await output(of: words)
        guard let members = FlatJSON(Data(output)) else { throw broken(.notJSON) }
        guard members["Version"] == "1" else { throw broken(.version) }
        for member in [Self.names.accessKeyId, Self.names.secretAccessKey] where (members[member] ?? "").isEmpty {
            throw broken(.missing("\(member)"))
        }
        var credentials = try Credentials(source: name, response: Self.names) { members[$0] }
        credentials.expiration = credentials.expiration ?? .distantFuture
        credentials.renewal = .automatic
        credentials.accountId = members["AccountId"].flatMap(accountId(_:))
        return credentials
    }

    private func output(of words: [String]) async throws(CredentialsError) -> [UInt8] {
        guard !Task.isCancelled else { throw .broken(source: name, reason: .cancelled) }
        let child: ChildProcess
        do throws(ChildProcess.Failure) {
            child = try ChildProcess.start(words, environment: context.environment)
        } catch {
            throw broken(.notStarted(errno: error.errno))
        }
        // Killing the child ends the wait, after the time limit or if the caller is canceled.
        let ending = await context.within(Self.limit) {
            await withTaskCancellationHandler {
                await child.ending(limit: Self.maximumOutput)
            } onCancel: {
                child.kill()
            }
        }
        guard let ending else {
            throw Task.isCancelled ? .broken(source: name, reason: .cancelled) : broken(.timeout(Self.limit))
        }
        if ending.isCut {
            throw broken(.tooMuch(limit: Self.maximumOutput))
        }
        guard ending.status == 0 else {
            throw broken(.failed(status: ending.status, said: Self.complaint(in: ending)))
        }
        return ending.output
    }

    /// The first line with text, or the last one of a long log.
    private static func complaint(in ending: ChildProcess.Ending) -> SanitizedText {
        let output = String(decoding: ending.errorOutput, as: UTF8.self)
        guard ending.isErrorOutputCut else { return SanitizedText(firstLineOf: output) }
        return SanitizedText(SanitizedText.lines(of: output).last ?? "")
    }

    private func broken(_ reason: CredentialsError.ProcessReason) -> CredentialsError {
        .broken(source: name, reason: .process(reason, profile: SanitizedText(settings.name)))
    }
}

import FoundationEssentials

/// The keys of a session that `aws login` began, from its file.
///
/// The file is read each time, as other programs renew the session too. Keys with five minutes or less are renewed,
/// and the file is replaced. If that fails, the keys are used to their end.
struct LoginSessionCredentials: CredentialsSource {
    /// How long before their end keys are renewed, as in botocore. Keys live for 15 minutes at most.
    static let window: TimeInterval = 300

    let settings: ProfileSettings
    let context: CredentialsContext

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    var name: SanitizedText {
        "login session (profile \(settings.name))"
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let profile = try settings.profile(for: name)
        guard let session = profile["login_session"] else {
            throw .notConfigured(source: name, reason: .setting("login_session", profile: SanitizedText(settings.name)))
        }
        let path = LoginSession.path(of: session, environment: context.environment, home: context.home)
        guard let path else {
            throw broken(.missing(setting: "HOME or AWS_LOGIN_CACHE_DIRECTORY", besides: "login_session"))
        }
        let file = LoginSessionFile(path: path, sleep: context.sleep)
        let failures = context.loginSessions.failures(at: path)
        let origin: SanitizedText = "login session of profile \(settings.name) (\(session))"
        let current = context.loginSessions.latest(at: path, saved: try await saved(in: file))
        guard !isFresh(current) else { return try credentials(of: current, origin: origin) }
        let renewal = LoginSessionRenewal(self, profile: profile, file: file)
        let (renewed, trouble) = try await context.loginSessions.inTurn(at: path) {
            await renewal.outcome(since: failures)
        }.get()
        guard let trouble else { return try credentials(of: renewed, origin: origin) }
        guard !isOver(renewed) else { throw broken(trouble.reason(path: path, command: command)) }
        return try credentials(of: renewed, origin: origin, needsLogin: trouble.needsLogin)
    }

    /// Whether keys are used without a renewal.
    func isFresh(_ session: LoginSession) -> Bool {
        let left = session.expiresAt.timeIntervalSince(context.now())
        return left > Self.window && !context.loginSessions.isRejected(session)
    }

    /// Whether keys cannot be used any more.
    func isOver(_ session: LoginSession) -> Bool {
        session.expiresAt <= context.now() || context.loginSessions.isRejected(session)
    }

    /// The session that the file has.
    func saved(in file: LoginSessionFile) async throws(CredentialsError) -> LoginSession {
        let path = SanitizedText(path: file.path)
        do throws(LoginSessionFile.Failure) {
            return try await file.load()
        } catch {
            switch error {
            case .none: throw broken(.loginRequired(command(), .never))
            case .unreadable(let errno): throw broken(.unreadableToken(path: path, errno: errno))
            case .flawed(.notJSON): throw broken(.loginRequired(command(), .truncated(path: path)))
            case .flawed(.members(let names)):
                let member = SanitizedText(names.joined(separator: ", "))
                throw broken(.loginRequired(command(), .unusable(path: path, member: member)))
            case .cancelled: throw broken(.cancelled)
            }
        }
    }

    /// The keys of a session. The file's time is by this machine's clock, as the AWS CLI has it, and the time of
    /// credentials by the server's.
    private func credentials(
        of session: LoginSession, origin: SanitizedText, needsLogin: Bool = false
    ) throws(CredentialsError) -> Credentials {
        let sent: [(SanitizedText, String)] = [
            ("accessKeyId", session.accessKeyId), ("secretAccessKey", session.secretAccessKey),
            ("sessionToken", session.sessionToken),
        ]
        for (member, value) in sent where !isValidHeaderValue(value) {
            throw broken(.illegalCharacter(setting: "\(member) of the login session"))
        }
        var credentials = Credentials(
            accessKeyId: session.accessKeyId, secretAccessKey: session.secretAccessKey,
            sessionToken: session.sessionToken, expiration: context.clock.corrected(session.expiresAt), origin: origin,
            renewal: needsLogin ? .login(command()) : .automatic, accountId: session.accountId)
        credentials.readsEachTime = true
        return credentials
    }

    func command(_ region: Region? = nil) -> LoginCommand {
        LoginCommand(
            .loginSession, profile: settings.name, isRemote: context.isRemote, region: region?.rawValue)
    }

    func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: name, reason: reason)
    }
}

import FoundationEssentials
import MitigationModel

/// A role of an account in IAM Identity Center, with the token that `aws sso login` writes to `~/.aws/sso/cache`.
///
/// If the AWS CLI has cached credentials of the role that last longer than 15 minutes, they are used.
///
/// With an `sso-session`, a token that expires within 15 minutes is renewed with its refresh token, and written to its
/// file. If that fails, it is kept in memory, with a warning. In the older form (`sso_start_url` in the profile) tokens
/// are not renewed, as in botocore.
struct SingleSignOnCredentials: CredentialsSource {
    private static let window: TimeInterval = 15 * 60
    private static let names = Credentials.SettingNames(
        accessKeyId: "accessKeyId", secretAccessKey: "secretAccessKey", sessionToken: ["sessionToken"])

    private let settings: ProfileSettings
    private let context: CredentialsContext

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    var name: SanitizedText {
        "SSO (profile \(settings.name))"
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        guard let signOn = try SingleSignOnSettings(settings, source: name) else {
            throw .notConfigured(
                source: name, reason: .setting("sso_account_id", profile: SanitizedText(settings.name)))
        }
        if let cached = cached(signOn) {
            return cached
        }
        let portal = SingleSignOnPortal(
            portal: try endpoint(.sso, signOn), oidc: try endpoint(.ssoOIDC, signOn), transport: context.transport,
            retries: context.retries)
        let token = try await token(for: signOn, portal)
        let members: FlatJSON?
        do throws(ExchangeFailure) {
            members = try await portal.roleCredentials(signOn, token: token.accessToken)
        } catch {
            throw problem(error)
        }
        var credentials = try Credentials(source: name, response: Self.names) { members?[$0] }
        credentials.expiration = members?["expiration"].flatMap(Double.init)
            .flatMap { Date(timestamp: $0 / 1_000) }
        return finished(credentials, signOn, token: token)
    }

    /// The credentials in the cache of version 2 of the AWS CLI, which `aws sso logout` deletes.
    private func cached(_ signOn: SingleSignOnSettings) -> Credentials? {
        guard let home = context.home, var cached = CLICacheEntry(home: home, signOn).load(),
            !context.assumedRoles.isRejected(cached.accessKeyId),
            let end = cached.expiration, end > context.serverTime.addingTimeInterval(Self.window)
        else { return nil }
        cached.origin = "\(name), from the AWS CLI's cache"
        let file = SingleSignOnTokenFile(home: home, key: signOn.session ?? signOn.startURL)
        guard case .token(let saved) = file.load() else { return finished(cached, signOn, token: nil) }
        return finished(cached, signOn, token: context.unsavedTokens.latest(at: file.path, saved: saved))
    }

    /// The credentials with their account and renewal. They are valid to their own end, even if the token ends first.
    private func finished(
        _ credentials: Credentials, _ signOn: SingleSignOnSettings, token: SingleSignOnToken?
    ) -> Credentials {
        let end = (credentials.expiration ?? context.serverTime).addingTimeInterval(Self.window)
        let isRenewable = signOn.session != nil && token?.renewal(at: context.serverTime) != nil
        let isLonger = token.map { !$0.expires(before: end) } ?? false
        var finished = credentials
        finished.accountId = accountId(signOn.account)
        finished.renewal = isRenewable || isLonger ? .automatic : .login(login)
        return finished
    }

    private var login: LoginCommand {
        LoginCommand(.singleSignOn, profile: settings.name, isRemote: context.isRemote)
    }

    private func token(
        for signOn: SingleSignOnSettings, _ portal: SingleSignOnPortal
    ) async throws(CredentialsError) -> SingleSignOnToken {
        guard let home = context.home else { throw .broken(source: name, reason: loginRequired(.never)) }
        let file = SingleSignOnTokenFile(home: home, key: signOn.session ?? signOn.startURL)
        let saved = try saved(in: file)
        var token = context.unsavedTokens.latest(at: file.path, saved: saved)
        var reason = loginRequired(.expired)
        if signOn.session != nil, token.expires(before: context.serverTime.addingTimeInterval(Self.window)) {
            let other: SingleSignOnToken?
            switch await renewal(of: token, saved: saved, in: file, portal) {
            case .renewed(let renewed):
                return renewed
            case .notAllowed:
                let isOver = token.expires(before: context.serverTime)
                other = await otherToken(than: saved, in: file, mayWait: isOver && token.refreshToken != nil)
            case .failed(let defect):
                reason = defect
                other = await otherToken(than: saved, in: file, mayWait: false)
            }
            token = other ?? token
        }
        guard !token.expires(before: context.serverTime) else { throw .broken(source: name, reason: reason) }
        guard isValidHeaderValue(token.accessToken) else {
            throw .broken(
                source: name, reason: .illegalCharacter(setting: "accessToken of the single sign-on token"))
        }
        return token
    }

    private func saved(in file: SingleSignOnTokenFile) throws(CredentialsError) -> SingleSignOnToken {
        let reason: CredentialsError.BrokenReason
        let path = SanitizedText(path: file.path)
        switch file.load() {
        case .token(let token): return token
        case .none: reason = loginRequired(.never)
        case .unreadable(let errno): reason = .unreadableToken(path: path, errno: errno)
        case .flawed(.notJSON): reason = loginRequired(.truncated(path: path))
        case .flawed(.member(let member)): reason = loginRequired(.unusable(path: path, member: SanitizedText(member)))
        }
        throw .broken(source: name, reason: reason)
    }

    /// The token that another process has written since: a refresh token may be valid only once, and the other process
    /// was first. It may be about to write, so the file is read twice if there is no usable token.
    private func otherToken(
        than saved: SingleSignOnToken, in file: SingleSignOnTokenFile, mayWait: Bool
    ) async -> SingleSignOnToken? {
        if case .token(let token) = file.load(), token != saved { return token }
        guard mayWait else { return nil }
        try? await context.sleep(.seconds(1))
        if case .token(let token) = file.load(), token != saved { return token }
        return nil
    }

    /// Requests a new token and saves it. It finishes even if the caller is canceled: a refresh token may be valid only
    /// once.
    private func renewal(
        of token: SingleSignOnToken, saved: SingleSignOnToken, in file: SingleSignOnTokenFile,
        _ portal: SingleSignOnPortal
    ) async -> SingleSignOnPortal.RenewalOutcome {
        await Task {
            let outcome = await portal.renewed(token) { context.serverTime }
            if case .renewed(let renewed) = outcome {
                keep(renewed, in: file, saved: saved)
            }
            return outcome
        }.value
    }

    private func keep(_ renewed: SingleSignOnToken, in file: SingleSignOnTokenFile, saved: SingleSignOnToken) {
        if file.save(renewed) {
            context.unsavedTokens.forget(file.path)
        } else {
            context.unsavedTokens.keep(renewed, at: file.path, saved: saved)
            context.warn(.tokenNotSaved(path: SanitizedText(path: file.path)))
        }
    }

    private func endpoint(
        _ service: Service, _ signOn: SingleSignOnSettings
    ) throws(CredentialsError) -> Endpoint {
        try settings.endpoint(of: service, region: signOn.region, environment: context.environment, source: name)
    }

    private func problem(_ failure: ExchangeFailure) -> CredentialsError {
        if case .refused(let fault) = failure, fault.code == "UnauthorizedException" || fault.statusCode == 401 {
            return .broken(source: name, reason: loginRequired(.refused))
        }
        return .broken(source: name, reason: .exchange(.ssoPortal, failure))
    }

    private func loginRequired(_ reason: CredentialsError.LoginReason) -> CredentialsError.BrokenReason {
        .loginRequired(login, reason)
    }
}

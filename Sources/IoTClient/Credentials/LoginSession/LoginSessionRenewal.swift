import FoundationEssentials

/// One renewal of a login session. Other processes may renew the same session at the same time.
struct LoginSessionRenewal: Sendable {
    private let source: LoginSessionCredentials
    private let profile: SharedConfig.Profile
    private let file: LoginSessionFile

    init(_ source: LoginSessionCredentials, profile: SharedConfig.Profile, file: LoginSessionFile) {
        self.source = source
        self.profile = profile
        self.file = file
    }

    private var context: CredentialsContext { source.context }
    private var known: LoginSessions { source.context.loginSessions }

    /// A session, and why it was not renewed, if it was not.
    typealias Outcome = (session: LoginSession, trouble: LoginSessionTrouble?)

    /// Reads the file once more, as another program may have renewed the session, and renews it.
    ///
    /// - Parameter failures: The number of failures before this renewal waited for its turn.
    func outcome(since failures: Int) async -> Result<Outcome, CredentialsError> {
        do throws(CredentialsError) {
            let saved = try await source.saved(in: file)
            let session = known.latest(at: file.path, saved: saved)
            guard !source.isFresh(session) else { return .success((session, nil)) }
            let trouble = known.trouble(
                with: session, at: file.path, since: failures, mayRest: !source.isOver(session), now: context.now())
            if let trouble { return .success((session, trouble)) }
            return .success(try await renewed(session, saved: saved))
        } catch {
            return .failure(error)
        }
    }

    /// Renews the session in its region. If another process was first, its session is used, or renewed once. If the
    /// request is rejected as invalid, the watch's region is tried once.
    private func renewed(_ session: LoginSession, saved: LoginSession) async throws(CredentialsError) -> Outcome {
        let services = try services(of: session)
        var (session, saved, hasStartedOver) = (session, saved, false)
        var next = services[...]
        var rejecting: [Region] = []
        while let (region, service) = next.popFirst() {
            let failure: SignInService.Failure
            do throws(SignInService.Failure) {
                let renewal = try await service.renewal(of: session) { context.serverTime }
                let isFirstChoice = services.count < 2 || region == services[0].region
                return (
                    kept(session.renewed(with: renewal, at: context.now()), saved, isFirstChoice ? nil : region), nil
                )
            } catch {
                failure = error
            }
            if let other = await otherSession(than: session, after: failure) {
                guard !source.isFresh(other.session) else { return (other.session, nil) }
                if !hasStartedOver {
                    (session, saved, hasStartedOver) = (other.session, other.saved, true)
                    (next, rejecting) = (services[...], [])
                    continue
                }
            }
            rejecting.append(region)
            guard case .refused(.invalidRequest, _) = failure, !next.isEmpty else {
                return (session, noted(failure, of: session, rejecting))
            }
        }
        // There is a service in any case.
        return (session, nil)
    }

    /// The session that another process has written since, with the content of the file.
    ///
    /// A refresh token may be valid only once, and the other process may be about to write, so the file is read twice
    /// if the keys cannot be used.
    private func otherSession(
        than session: LoginSession, after failure: SignInService.Failure
    ) async -> (session: LoginSession, saved: LoginSession)? {
        if let other = await changedSession(since: session) { return other }
        switch failure {
        case .refused(.expired, _), .refused(.invalidRequest, _):
            guard source.isOver(session) else { return nil }
            try? await context.sleep(.seconds(1))
            return await changedSession(since: session)
        case .refused, .exchange, .unusable, .key: return nil
        }
    }

    private func changedSession(since session: LoginSession) async -> (session: LoginSession, saved: LoginSession)? {
        guard let saved = try? await file.load() else { return nil }
        let other = known.latest(at: file.path, saved: saved)
        return other.isUnchanged(since: session) ? nil : (other, saved)
    }

    /// Saves a renewed session, or keeps it in memory.
    private func kept(_ renewed: LoginSession, _ saved: LoginSession, _ region: Region?) -> LoginSession {
        let isSaved = file.save(renewed)
        if known.keep(renewed, at: file.path, saved: saved, isSaved: isSaved, region: region) {
            context.warn(.sessionNotSaved(path: SanitizedText(path: file.path)))
        }
        return renewed
    }

    private func noted(
        _ failure: SignInService.Failure, of session: LoginSession, _ regions: [Region]
    ) -> LoginSessionTrouble {
        let now = context.now()
        var serverTime = context.serverTime
        if case .refused(_, let fault) = failure {
            serverTime = fault.serverDate ?? serverTime
        }
        let skew = serverTime.timeIntervalSince(now)
        let trouble = LoginSessionTrouble(
            failure: failure, regions: regions, skew: abs(skew) >= ServerClock.toleratedSkew ? Int(skew) : nil)
        known.note(trouble, of: session, at: file.path, on: now)
        return trouble
    }
}

extension LoginSessionRenewal {
    /// Sign-in in the region of the login, which newer logins note in the file, as botocore 1.44 does. Otherwise it is
    /// the profile's, unless the session was accepted in the watch's region before; if these have different endpoints,
    /// both may be tried.
    private func services(
        of session: LoginSession
    ) throws(CredentialsError) -> [(region: Region, service: SignInService)] {
        if let name = session.signInRegion {
            let noted = try region(name, setting: "signInRegion of the login session")
            return [(noted, try service(in: noted))]
        }
        let own = try ownRegion()
        let first = try service(in: own)
        guard own != context.region else { return [(own, first)] }
        let second = try service(in: context.region)
        guard first.endpoint != second.endpoint else { return [(own, first)] }
        let services = [(own, first), (context.region, second)]
        return known.region(at: file.path) == context.region ? services.reversed() : services
    }

    /// The region of the profile that has the session, or of the environment, or of the watch.
    private func ownRegion() throws(CredentialsError) -> Region {
        let variables = ["AWS_REGION", "AWS_DEFAULT_REGION"].map { (SanitizedText($0), context.environment[$0]) }
        let own = ("region of profile \(source.settings.name)" as SanitizedText, profile["region"])
        guard let given = Setting.first([own] + variables) else { return context.region }
        return try region(given.value, setting: given.name)
    }

    private func region(_ name: String, setting: SanitizedText) throws(CredentialsError) -> Region {
        do throws(RegionError) {
            return try Region(name, setting: setting)
        } catch {
            throw source.broken(.region(error))
        }
    }

    private func service(in region: Region) throws(CredentialsError) -> SignInService {
        SignInService(
            endpoint: try source.settings.endpoint(
                of: .signin, region: region, environment: context.environment, source: source.name),
            transport: context.transport, retries: context.retries)
    }
}

import FoundationEssentials

/// The role of the profile's `role_arn`, assumed with the credentials of another profile (`source_profile`) or another
/// source (`credential_source`).
///
/// A source profile may assume a role itself. A profile with keys may be its own source. Roles with `mfa_serial` are in
/// `AssumeRoleCredentials+MFA.swift`.
struct AssumeRoleCredentials: CredentialsSource {
    let settings: ProfileSettings
    let context: CredentialsContext

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    var name: SanitizedText {
        "assume role (profile \(settings.name))"
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let profile = try settings.profile(for: name)
        guard profile.assumesRole else {
            throw .notConfigured(source: name, reason: .setting("role_arn", profile: SanitizedText(settings.name)))
        }
        let chain = try RoleChain(settings, profile, context, source: name)
        let unused = chain.roles.compactMap(\.serial).compactMap { serial in
            context.codes.entered(for: serial).map { (serial: serial, code: $0) }
        }
        let credentials = try await credentials(of: 0, in: chain)
        for (serial, code) in unused {
            context.codes.drop(code, for: serial)
        }
        return credentials
    }

    /// The credentials of a role of the chain; 0 is the profile's own role.
    func credentials(of index: Int, in chain: RoleChain) async throws(CredentialsError) -> Credentials {
        let role = chain.roles[index]
        if let serial = role.serial {
            return try await credentials(of: index, in: chain, serial: serial)
        }
        let basis = try await basis(of: index, in: chain)
        do throws(CredentialsError) {
            return finished(try await role.request.assume(with: basis), role, basis)
        } catch {
            drop(basis, after: error)
            throw error
        }
    }

    /// The credentials that a role is assumed with.
    func basis(of index: Int, in chain: RoleChain) async throws(CredentialsError) -> Credentials {
        guard index + 1 == chain.roles.count else {
            return try await credentials(of: index + 1, in: chain)
        }
        switch chain.basis {
        case .profile(let settings): return try await credentials(ofProfile: settings)
        case .source(let name, let source): return try await credentials(of: source, named: name)
        }
    }

    private func credentials(ofProfile source: ProfileSettings) async throws(CredentialsError) -> Credentials {
        let sources = DefaultCredentials.ofProfile(source, context, usesVariables: false)
        do throws(CredentialsError) {
            return try await CredentialsChain(sources).credentials()
        } catch {
            guard case .noneFound = error else { throw error }
            throw broken(.noSourceCredentials(profile: SanitizedText(source.name)))
        }
    }

    private func credentials(
        of source: any CredentialsSource, named name: String
    ) async throws(CredentialsError) -> Credentials {
        do throws(CredentialsError) {
            return try await source.credentials()
        } catch {
            guard case .notConfigured(_, let reason) = error else { throw error }
            throw broken(.emptySource(SanitizedText(name), reason))
        }
    }

    /// The role's credentials with their origin, account and renewal.
    func finished(_ credentials: Credentials, _ role: RoleChain.Role, _ basis: Credentials) -> Credentials {
        var finished = credentials
        finished.origin = basis.origin.map { "\(role.name), assumed with \($0)" } ?? role.name
        finished.accountId = accountId(ofARN: role.request.roleArn)
        finished.renewal = basis.renewal(ofRoleUntil: credentials.expiration)
        return finished
    }

    /// Saved credentials that AWS rejects are not used again.
    func drop(_ basis: Credentials, after error: CredentialsError) {
        guard case .broken(_, .exchange(_, .refused(let fault))) = error,
            [.expiredToken, .unknownKey].contains(CommonFault(fault))
        else { return }
        context.reject(basis)
    }

    func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: name, reason: reason)
    }
}

extension Credentials {
    /// What it takes to renew a role that is assumed with these credentials: nothing, if they outlive it or renew
    /// automatically; otherwise what it takes to renew them.
    fileprivate func renewal(ofRoleUntil end: Date?) -> CredentialsRenewal? {
        guard let own = expiration, own != .distantFuture else { return .automatic }
        if let end, own >= end { return .automatic }
        return renewal
    }
}

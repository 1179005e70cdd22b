import FoundationEssentials

/// Roles with `mfa_serial`. Nothing waits for the operator: without a code that is needed, a request for one is thrown.
///
/// Credentials are looked up in the AWS CLI's cache, which other programs fill too. If a chain has several such roles,
/// the code of the one that is assumed first is requested first, so that no code grows old meanwhile; its credentials
/// are kept, so that its code is not requested again.
extension AssumeRoleCredentials {
    /// With more time left, credentials are not renewed.
    private static let renewalTime: TimeInterval = 300
    /// With less time left, another role is not assumed with the credentials.
    private static let leastTimeOfBasis: TimeInterval = 30

    func credentials(
        of index: Int, in chain: RoleChain, serial: String
    ) async throws(CredentialsError) -> Credentials {
        let role = chain.roles[index]
        let held = held(role)
        let request = codeRequest(from: index, in: chain, serial, holds: held != nil)
        let hasCode = context.codes.entered(for: request.serial) != nil
        if let held, !isRenewed(held, isBasis: index > 0, hasCode: hasCode) {
            return used(held.credentials, role, until: request)
        }
        guard hasCode else { throw broken(.codeRequired(request)) }
        let basis = try await basis(of: index, in: chain)
        guard !Task.isCancelled else { throw broken(.cancelled) }
        guard let code = context.codes.take(for: serial) else {
            // The code was for the role that this one is assumed with.
            let next = codeRequest(of: role, serial, holds: held != nil)
            guard let held, index == 0 else { throw broken(.codeRequired(next)) }
            return used(held.credentials, role, until: next)
        }
        return try await credentials(of: role, assumedWith: basis, serial, code)
    }

    /// The credentials of a role that are still valid, from the AWS CLI's cache or this session.
    private func held(_ role: RoleChain.Role) -> AssumedRoles.Held? {
        let now = context.serverTime
        var saved = role.entry.load()
        if let entry = saved, entry.expiration != nil {
            saved?.origin = "\(role.name), from the AWS CLI's cache"
            saved?.accountId = entry.accountId ?? accountId(ofARN: role.request.roleArn)
        }
        return context.assumedRoles.latest(of: role.entry.name, saved: saved, at: now)
    }

    /// Whether valid credentials are renewed now.
    ///
    /// The profile's own role is renewed with a code in its last five minutes. A code that was entered earlier renews
    /// it too, unless another program has done so meanwhile. Credentials for another role are used as long as possible.
    private func isRenewed(_ held: AssumedRoles.Held, isBasis: Bool, hasCode: Bool) -> Bool {
        guard !isBasis else { return held.remaining <= Self.leastTimeOfBasis }
        return hasCode && (held.remaining <= Self.renewalTime || !held.isNew)
    }

    /// Uses credentials to their end.
    private func used(
        _ credentials: Credentials, _ role: RoleChain.Role, until request: MFARequest
    ) -> Credentials {
        context.assumedRoles.keep(credentials, for: role.entry.name)
        var used = credentials
        used.renewal = .code(request)
        return used
    }

    /// The request for the code that a renewal needs first: that of the role itself, or of one that it is assumed with
    /// and whose credentials have expired.
    private func codeRequest(from index: Int, in chain: RoleChain, _ serial: String, holds: Bool) -> MFARequest {
        var request = codeRequest(of: chain.roles[index], serial, holds: holds)
        for role in chain.roles[(index + 1)...] {
            guard let serial = role.serial else { continue }
            if let held = held(role), held.remaining > Self.leastTimeOfBasis { break }
            request = codeRequest(of: role, serial, holds: holds)
        }
        return request
    }

    private func codeRequest(of role: RoleChain.Role, _ serial: String, holds: Bool) -> MFARequest {
        role.codeRequest(serial, context.codes.problem(for: serial) ?? (holds ? .renewal : .first))
    }
}

extension AssumeRoleCredentials {
    /// Sends a code, and keeps the credentials. It finishes even if the caller is canceled: the code is spent.
    private func credentials(
        of role: RoleChain.Role, assumedWith basis: Credentials, _ serial: String, _ code: MFACode
    ) async throws(CredentialsError) -> Credentials {
        let outcome = await Task { () -> Result<Credentials, CredentialsError> in
            do throws(CredentialsError) {
                return .success(try await assumed(role, with: basis, serial, code))
            } catch {
                return .failure(error)
            }
        }.value
        return try outcome.get()
    }

    private func assumed(
        _ role: RoleChain.Role, with basis: Credentials, _ serial: String, _ code: MFACode
    ) async throws(CredentialsError) -> Credentials {
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            response = try await role.request.response(with: basis, serial: serial, code: code)
        } catch {
            throw problem(error, of: role, basis, serial, code)
        }
        context.codes.note(nil, for: serial)
        var assumed = try role.request.role(in: response)
        assumed.credentials = finished(assumed.credentials, role, basis)
        save(assumed, of: role)
        return used(assumed.credentials, role, until: role.codeRequest(serial, .renewal))
    }

    private func problem(
        _ failure: ExchangeFailure, of role: RoleChain.Role, _ basis: Credentials, _ serial: String, _ code: MFACode
    ) -> CredentialsError {
        let error = broken(.exchange(.assumeRole, failure.redacting(code)))
        switch CodeOutcome(failure) {
        case .notSent:
            context.codes.restore(code, for: serial)
            return error
        case .other:
            drop(basis, after: error)
            return error
        case .rejected:
            context.codes.note(.rejected, for: serial)
            return broken(.codeRequired(role.codeRequest(serial, .rejected)))
        case .lost:
            context.codes.note(.lost, for: serial)
            return broken(.codeRequired(role.codeRequest(serial, .lost)))
        }
    }

    private func save(_ assumed: AssumedRole, of role: RoleChain.Role) {
        guard !role.entry.save(assumed), context.assumedRoles.isFirstWarning() else { return }
        context.warn(.roleNotSaved(path: role.entry.path.map { SanitizedText(path: $0) }))
    }
}

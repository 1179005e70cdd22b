import FoundationEssentials

/// The sign-in service: refreshes login sessions.
extension SignInState {
    mutating func createToken(_ request: APIRequest, now: Date) -> Reaction {
        do throws(TokenRefusal) {
            let position = try session(of: request, now: now)
            guard let fault = faults.nextRefresh() else { return .respond(.ok(refresh(position, now: now))) }
            if fault == .lost {
                _ = refresh(position, now: now)
            }
            return fault.reaction(hasHeader: faults.hasErrorHeader)
        } catch {
            refusals[error.rawValue, default: 0] += 1
            return .respond(error.answer.response(hasHeader: faults.hasErrorHeader))
        }
    }

    /// The position of the session that a request refreshes. Throws if the request must be rejected.
    private mutating func session(of request: APIRequest, now: Date) throws(TokenRefusal) -> Int {
        let request = try TokenRequest(request, now: now)
        try spend(request.proof, now: now)
        guard
            let position = sessions.lastIndex(where: { $0.refreshToken == request.refreshToken }),
            now < sessions[position].end
        else { throw .refreshToken }
        guard sessions[position].clientId == request.clientId else { throw .clientId }
        guard sessions[position].thumbprint == request.proof.thumbprint else { throw .thumbprint }
        guard sessions[position].region == faults.signInRegion ?? sessions[position].region else { throw .region }
        return position
    }

    /// Each proof is accepted once.
    private mutating func spend(_ proof: Proof, now: Date) throws(TokenRefusal) {
        guard let identifier = proof.identifier, !identifier.isEmpty, proofs[identifier] == nil else {
            throw .identifier
        }
        let oldest = now.addingTimeInterval(-2 * TimeInterval(TokenRequest.tolerance))
        proofs = proofs.filter { $0.value >= oldest }
        proofs[identifier] = now
    }

    /// Replaces a session's keys and refresh token. Returns the response's body.
    private mutating func refresh(_ position: Int, now: Date) -> [UInt8] {
        let principal = sessions[position].key.principal
        let key = issueKey(to: principal, seconds: options.sessionKeySeconds, now: now)
        sessions[position].key = key
        sessions[position].refreshToken = SignInSession.newRefreshToken()
        let (seconds, refreshToken) = (Int64(options.sessionKeySeconds), sessions[position].refreshToken)
        return JSONWriter.object { json in
            json.member("accessToken", key) { json, key in
                json.object { json in
                    json.member("accessKeyId", key.id)
                    json.member("secretAccessKey", key.secret)
                    json.member("sessionToken", key.sessionToken)
                }
            }
            json.member("tokenType", "aws_sigv4")
            json.member("expiresIn", seconds)
            json.member("refreshToken", refreshToken)
        }
    }
}

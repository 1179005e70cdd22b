import FoundationEssentials
import MitigationModel

/// IAM Identity Center: the token service, with the device code grant.
extension SignInState {
    private static let deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"

    mutating func registerClient(_ request: APIRequest, now: Date) -> APIResponse {
        respond(request) { state, members throws(SingleSignOnError) in
            guard members["clientName"]?.isEmpty == false, members["clientType"] == "public" else {
                throw .invalidRequest
            }
            let (id, secret) = (Secrets.token("", count: 22), Secrets.token("", count: 120))
            state.singleSignOn.clients[id] = secret
            let issued = Int64(saturating: now.timeIntervalSince1970)
            return JSONWriter.object { json in
                json.member("clientId", id)
                json.member("clientSecret", secret)
                json.member("clientIdIssuedAt", issued)
                json.member("clientSecretExpiresAt", issued + 90 * 86_400)
            }
        }
    }

    mutating func startDeviceAuthorization(_ request: APIRequest, now: Date) -> APIResponse {
        respond(request) { state, members throws(SingleSignOnError) in
            let clientId = try state.client(members)
            guard members["startUrl"] == state.startURL else { throw .invalidRequest }
            let letters = Secrets.token("", count: 8)
            let userCode = "\(letters.prefix(4))-\(letters.suffix(4))"
            let deviceCode = Secrets.token("", count: 60)
            state.singleSignOn.devices[deviceCode] = SingleSignOnState.Device(
                clientId: clientId, userCode: userCode, startedAt: now)
            let page = state.address + "/device"
            return JSONWriter.object { json in
                json.member("deviceCode", deviceCode)
                json.member("userCode", userCode)
                json.member("verificationUri", page)
                json.member("verificationUriComplete", "\(page)?user_code=\(userCode)")
                json.member("expiresIn", Int64(SingleSignOnState.deviceSeconds))
                json.member("interval", Int64(1))
            }
        }
    }

    mutating func createSingleSignOnToken(_ request: APIRequest, now: Date) -> APIResponse {
        respond(request) { state, members throws(SingleSignOnError) in
            let clientId = try state.client(members)
            let sessionEnd: Date
            switch members["grantType"] {
            case Self.deviceGrant: sessionEnd = try state.useDevice(members["deviceCode"], of: clientId, now: now)
            case "refresh_token":
                sessionEnd = try state.useRefreshToken(members["refreshToken"], of: clientId, now: now)
            case nil: throw .invalidRequest
            default: throw .unsupportedGrantType
            }
            return state.issueToken(to: clientId, sessionEnd: sessionEnd, now: now)
        }
    }

    /// The page on which a person approves a code. Opening it is enough.
    mutating func approveDevice(_ request: APIRequest) -> APIResponse {
        let userCode = request.queryItems.first { $0.name == "user_code" }?.value
        guard let deviceCode = singleSignOn.devices.first(where: { $0.value.userCode == userCode })?.key else {
            return DevicePage.response(404, "This code is not known, or it was used. Run the login command again.")
        }
        singleSignOn.devices[deviceCode]?.isApproved = true
        return DevicePage.response(200, "Code \(userCode ?? "") is approved. You can close this page.")
    }
}

/// The parts of the operations.
extension SignInState {
    /// Responds with what `body` returns for the request's members, or with its error.
    private mutating func respond(
        _ request: APIRequest,
        _ body: (inout SignInState, [String: String]) throws(SingleSignOnError) -> [UInt8]
    ) -> APIResponse {
        do throws(SingleSignOnError) {
            guard let members = try? JSONDecoder().decode(Texts.self, from: Data(request.body)) else {
                throw SingleSignOnError.invalidRequest
            }
            return .ok(try body(&self, members.values))
        } catch {
            return error.response
        }
    }

    /// The ID of the registered client that sent a request.
    private func client(_ members: [String: String]) throws(SingleSignOnError) -> String {
        guard let id = members["clientId"], let secret = singleSignOn.clients[id], members["clientSecret"] == secret
        else { throw .invalidClient }
        return id
    }

    /// Uses up a device code that is approved. Returns the end of the session that begins.
    private mutating func useDevice(
        _ code: String?, of clientId: String, now: Date
    ) throws(SingleSignOnError) -> Date {
        guard let code, let device = singleSignOn.devices[code], device.clientId == clientId else {
            throw .invalidGrant
        }
        let waited = now.timeIntervalSince(device.startedAt)
        guard waited < TimeInterval(SingleSignOnState.deviceSeconds) else { throw .expiredToken }
        let isApproved = device.isApproved || options.approvalSeconds.map { waited >= TimeInterval($0) } ?? false
        guard isApproved else { throw .authorizationPending }
        singleSignOn.devices[code] = nil
        return now.addingTimeInterval(TimeInterval(options.singleSignOnSeconds))
    }

    /// Uses up a refresh token. Returns the end of its session.
    private mutating func useRefreshToken(
        _ refreshToken: String?, of clientId: String, now: Date
    ) throws(SingleSignOnError) -> Date {
        guard
            let (accessToken, token) = singleSignOn.tokens.first(where: { $0.value.refreshToken == refreshToken }),
            token.clientId == clientId, now < token.sessionEnd
        else { throw .invalidGrant }
        singleSignOn.tokens[accessToken]?.refreshed()
        return token.sessionEnd
    }

    private mutating func issueToken(to clientId: String, sessionEnd: Date, now: Date) -> [UInt8] {
        let (accessToken, refreshToken) = (Secrets.token("aoaAAAAA", count: 120), Secrets.token("aorAAAAA", count: 120))
        let end = min(sessionEnd, now.addingTimeInterval(TimeInterval(options.accessTokenSeconds)))
        singleSignOn.tokens[accessToken] = SingleSignOnState.Token(
            clientId: clientId, refreshToken: refreshToken, end: end, sessionEnd: sessionEnd)
        return JSONWriter.object { json in
            json.member("accessToken", accessToken)
            json.member("tokenType", "Bearer")
            json.member("expiresIn", Int64(saturating: end.timeIntervalSince(now)))
            json.member("refreshToken", refreshToken)
        }
    }

    /// The members of an object that are texts. Others, such as lists, are left out.
    private struct Texts: Decodable {
        let values: [String: String]

        private struct Text: Decodable {
            let value: String?

            init(from decoder: any Decoder) {
                value = try? decoder.singleValueContainer().decode(String.self)
            }
        }

        init(from decoder: any Decoder) throws {
            values = try decoder.singleValueContainer().decode([String: Text].self).compactMapValues(\.value)
        }
    }
}

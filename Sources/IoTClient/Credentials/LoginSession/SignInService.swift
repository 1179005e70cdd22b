import FoundationEssentials

/// The call of AWS sign-in that gives new keys for a login session (CreateOAuth2Token). It is not signed: each request
/// has a proof that the client has the session's key.
struct SignInService: Sendable {
    let endpoint: Endpoint
    let transport: any HTTPTransport
    let retries: ExchangeRetries

    /// Why there are no new keys.
    enum Failure: Error, Hashable, Sendable {
        /// The service rejected the session.
        case refused(SignInRefusal, ServiceFault)
        /// There is no response, or an error that says nothing about the session.
        case exchange(ExchangeFailure)
        /// The response does not have this member, or not in the documented form.
        case unusable(member: String)
        /// The file's `dpopKey` is not a P-256 key.
        case key
    }

    /// Requests new keys, with retries. Each attempt has its own proof, as a server may accept a proof only once.
    ///
    /// A clock that is off by minutes looks like an invalid request. If the response shows a clock that is off, the
    /// request is sent once more with a proof of the server's time.
    ///
    /// - Parameter time: The server's time, by the known clock offset.
    func renewal(of session: LoginSession, at time: () -> Date) async throws(Failure) -> LoginSession.Renewal {
        do throws(Failure) {
            return try await attempts(for: session, at: time)
        } catch {
            guard case .refused(.invalidRequest, let fault) = error, let date = fault.serverDate else { throw error }
            let offset = date.timeIntervalSince(time())
            guard abs(offset) >= ServerClock.toleratedSkew else { throw error }
            return try await attempts(for: session) { time().addingTimeInterval(offset) }
        }
    }

    private func attempts(for session: LoginSession, at time: () -> Date) async throws(Failure) -> LoginSession.Renewal
    {
        guard let key = DPoPKey(pem: session.dpopKey), let body = Self.body(for: session) else { throw .key }
        let request = HTTPRequest(
            method: .post, endpoint: endpoint, segments: ["v1", "token"], headers: ["Content-Type": "application/json"],
            body: body)
        var refusal: SignInRefusal?
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            response = try await retries.response { () async throws(ExchangeFailure) in
                var request = request
                request.headers.append(name: "DPoP", value: key.proof(for: request.url, at: time()) ?? "")
                let response = try await transport.exchange(request)
                guard !response.isSuccess else { return response }
                let answer = SignInRefusal.read(response)
                refusal = answer.refusal
                throw .refused(answer.fault)
            }
        } catch {
            guard let refusal, case .refused(let fault) = error else { throw .exchange(error) }
            throw .refused(refusal, fault)
        }
        return try LoginSession.Renewal(response)
    }

    /// The body of a request: exactly these members.
    private static func body(for session: LoginSession) -> Data? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try? encoder.encode([
            "clientId": session.clientId, "grantType": "refresh_token", "refreshToken": session.refreshToken,
        ])
    }
}

extension LoginSession.Renewal {
    /// Longer than AWS documents (900), and short enough for a time.
    private static let longest = 86_400

    /// Reads a successful response. The type of the token is not checked: it has two forms.
    fileprivate init(_ response: HTTPResponse) throws(SignInService.Failure) {
        let object = RawJSONObject(response.body)
        guard let keys = object?.object("accessToken") else { throw .unusable(member: "accessToken") }
        func key(_ name: String) throws(SignInService.Failure) -> String {
            guard let value = keys.string(name), isValidHeaderValue(value) else {
                throw .unusable(member: "accessToken.\(name)")
            }
            return value
        }
        guard let token = object?.string("refreshToken") else { throw .unusable(member: "refreshToken") }
        let seconds = FlatJSON(response.body)?["expiresIn"].flatMap(Int.init)
        guard let seconds, (1...Self.longest).contains(seconds) else { throw .unusable(member: "expiresIn") }
        self.init(
            accessKeyId: try key("accessKeyId"), secretAccessKey: try key("secretAccessKey"),
            sessionToken: try key("sessionToken"), refreshToken: token, expiresIn: seconds)
    }
}

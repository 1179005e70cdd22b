import FoundationEssentials

/// A client of the Security Token Service for one call: GetCallerIdentity.
public struct STSClient: Sendable {
    private let region: Region
    private let endpoint: Endpoint
    private let credentials: any CredentialsSource
    private let transport: any HTTPTransport
    private let now: @Sendable () -> Date
    private let clock: ServerClock
    private let retries: ExchangeRetries

    /// Creates a client.
    ///
    /// ``EndpointSettings/identityEndpoint(beside:region:)`` returns the endpoint, or nil if STS should not be called.
    ///
    /// - Parameters:
    ///   - region: The region that requests are signed for.
    ///   - endpoint: The endpoint of STS.
    ///   - credentials: The source of credentials.
    ///   - transport: Sends the requests.
    ///   - now: The time of the machine, which signatures are dated with.
    ///   - clock: The offset of the server's clock. Share one between all clients of a session.
    ///   - retries: The number of attempts of a call.
    ///   - sleep: Waits before a retry. It throws when the task is canceled.
    ///   - random: 64 random bits, for the wait before a retry.
    public init(
        region: Region, endpoint: Endpoint, credentials: any CredentialsSource, transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date, clock: ServerClock = ServerClock(), retries: RetryPolicy = .single,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.region = region
        self.endpoint = endpoint
        self.credentials = credentials
        self.transport = transport
        self.now = now
        self.clock = clock
        self.retries = ExchangeRetries(policy: retries, random: random, sleep: sleep)
    }

    /// Calls [GetCallerIdentity](https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html), which
    /// needs no permission.
    ///
    /// An attempt that is rejected because of clock skew is repeated once.
    ///
    /// - Returns: The identity behind the credentials.
    /// - Throws: ``IoTError`` if the call fails.
    public func getCallerIdentity() async throws(IoTError) -> CallerIdentity {
        let key = try await key()
        guard !Task.isCancelled else { throw .cancelled }
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            let call = STSQueryRequest(sts: "GetCallerIdentity", [], endpoint: endpoint)
            response = try await retries.response { () async throws(ExchangeFailure) in
                try await call.send(through: transport, clock: clock, now: now) { date in
                    SignatureV4(
                        credentials: key, region: endpoint.signingRegionOfSTS(in: region), service: "sts", date: date)
                }
            }
        } catch {
            throw IoTError(error)
        }
        do throws(UndecodableResponse) {
            return try CallerIdentity(response)
        } catch {
            throw .undecodable(error)
        }
    }

    private func key() async throws(IoTError) -> Credentials {
        do throws(CredentialsError) {
            return try await credentials.sendableCredentials()
        } catch {
            throw Task.isCancelled ? .cancelled : .credentials(error)
        }
    }
}

extension CallerIdentity {
    /// Reads the response of STS, which has all three members.
    fileprivate init(_ response: HTTPResponse) throws(UndecodableResponse) {
        let text = XMLText(response)
        func required(_ name: String) throws(UndecodableResponse) -> String {
            guard let value = text[name], !value.isEmpty else {
                throw UndecodableResponse(.unexpectedValue(path: "\(name)", detail: "there is none"), response)
            }
            return value
        }
        self.init(account: try required("Account"), arn: try required("Arn"), userId: try required("UserId"))
    }
}

extension IoTError {
    /// The same facts, in the form of a call of AWS IoT.
    fileprivate init(_ failure: ExchangeFailure) {
        switch failure {
        case .transport(let problem):
            self = problem.reason == .cancelled ? .cancelled : .transport(problem)
        case .refused(let fault) where fault.isThrottling:
            self = .throttling(fault)
        case .refused(let fault):
            self = CommonFault(fault).map { .common($0, fault) } ?? .otherService(fault)
        }
    }
}

/// The identity behind the credentials, from STS.
public struct CallerIdentity: Hashable, Sendable {
    /// The account ID, 12 digits.
    public var account: String
    /// The user or the session of a role, such as `arn:aws:sts::123456789012:assumed-role/ops/ann`.
    public var arn: String
    /// The unique ID of the user or role, followed by a colon and the session name.
    public var userId: String

    /// An identity of these parts.
    public init(account: String, arn: String, userId: String) {
        self.account = account
        self.arn = arn
        self.userId = userId
    }
}

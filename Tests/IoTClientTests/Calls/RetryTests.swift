import FoundationEssentials
import Synchronization
import Testing

@testable import IoTClient

/// Standard mode and the single attempt of a poll, with canned responses and waits that are only recorded.
@Suite struct RetryTests {
    private static let ok = HTTPResponse.text("{}")

    private static func refusal(_ code: String?, _ status: Int, _ headers: HeaderFields = [:]) -> HTTPResponse {
        var headers = headers
        if let code {
            headers.append(name: "x-amzn-ErrorType", value: code)
        }
        return .text("{}", status: status, headers)
    }

    /// The number of requests of a describe if each has this response.
    private func attempts(
        _ outcome: CannedTransport.Outcome, _ policy: RetryPolicy = .standard
    ) async throws -> Int {
        let transport = CannedTransport(inTurn: [outcome])
        _ = await (try IoTClient.example(transport).retrying(policy)).refusal()
        return transport.requests.count
    }

    @Test(
        arguments: [
            ("ThrottlingException", 400), ("ThrottlingException", 429), ("Throttling", 400),
            ("ThrottledException", 400),
            ("RequestThrottledException", 400), ("RequestThrottled", 400), ("TooManyRequestsException", 429),
            ("ProvisionedThroughputExceededException", 400), ("TransactionInProgressException", 400),
            ("RequestLimitExceeded", 503), ("BandwidthLimitExceeded", 400), ("LimitExceededException", 400),
            ("SlowDown", 503), ("EC2ThrottledException", 400), ("PriorRequestNotComplete", 400),
            ("RequestTimeout", 400), ("RequestTimeoutException", 400), ("InternalFailureException", 500), (nil, 429),
            (nil, 500), (nil, 502), (nil, 503), (nil, 504), ("Whatever", 502),
        ] as [(String?, Int)])
    func `standard mode retries what AWS lists`(_ code: String?, _ status: Int) async throws {
        #expect(try await attempts(.answer(Self.refusal(code, status))) == 3)
        #expect(try await attempts(.answer(Self.refusal(code, status)), .single) == 1)
    }

    @Test(
        arguments: [
            ("InvalidRequestException", 400), ("ResourceNotFoundException", 404), ("AccessDeniedException", 403),
            ("InvalidSignatureException", 403), ("UnrecognizedClientException", 403), ("ExpiredTokenException", 403),
            ("RequestTimeTooSkewed", 403), (nil, 400), (nil, 403), (nil, 404), (nil, 408), (nil, 501), (nil, 302),
        ] as [(String?, Int)])
    func `standard mode does not retry anything else`(_ code: String?, _ status: Int) async throws {
        #expect(try await attempts(.answer(Self.refusal(code, status))) == 1)
    }

    @Test func `an undecodable response is not retried`() async throws {
        #expect(try await attempts(.answer(.text("<html>"))) == 1)
    }

    @Test func `transient network failures are retried, others are not`() async throws {
        for reason in [
            TransportError.Reason.nameNotResolved, .connectionRefused, .unreachable, .connectTimeout, .readTimeout,
            .deadlineExceeded, .connectionReset, .closedDuringHandshake, .closedEarly, .proxyRefused,
        ] {
            #expect(try await attempts(.failure(reason)) == 3)
            #expect(try await attempts(.failure(reason), .single) == 1)
        }
        for reason in [
            TransportError.Reason.tlsFailed(.untrusted), .malformedResponse, .bodyTooLarge(limit: 1), .cancelled,
            .proxyLoginRequired, .other(detail: ""),
        ] {
            #expect(try await attempts(.failure(reason)) == 1)
        }
    }

    @Test func `the policy sets the number of attempts, and the call throws the last error`() async throws {
        let outcomes: [CannedTransport.Outcome] = [
            .answer(Self.refusal(nil, 500)), .failure(.connectionReset), .answer(Self.refusal(nil, 503)),
            .answer(Self.refusal(nil, 502)),
        ]
        let transport = CannedTransport(inTurn: outcomes)
        let client = try IoTClient.example(transport).retrying(RetryPolicy(maximumAttempts: 4))
        #expect(await client.refusal()?.statusCode == 502)
        #expect(transport.requests.count == 4)
        #expect(RetryPolicy(maximumAttempts: 0).maximumAttempts == 1)
    }

    @Test func `each failed attempt is reported with code and delay before the wait`() async throws {
        let log = Record<String>()
        let transport = CannedTransport(inTurn: [
            .answer(Self.refusal("ThrottlingException", 400)), .failure(.readTimeout), .answer(Self.ok),
        ])
        let client = try IoTClient.example(transport, random: 1 << 63) { log.append("waits \($0)") }
            .retrying(.standard) { attempt in
                log.append(
                    "\(attempt.operation) \(attempt.number) \(attempt.error.code ?? "none") \(attempt.delay)")
            }
        #expect(await client.refusal() == nil)
        #expect(
            log.elements == [
                "DescribeAuditMitigationActionsTask 1 ThrottlingException 0.5 seconds", "waits 0.5 seconds",
                "DescribeAuditMitigationActionsTask 2 none 1.0 seconds", "waits 1.0 seconds",
            ])
    }

    @Test func `the wait is a random part of 1, 2, 4, 8, 16 and then 20 seconds`() async throws {
        let waits = Record<Duration>()
        let client = try IoTClient.example(CannedTransport(Self.refusal(nil, 500)), random: 1 << 63) {
            waits.append($0)
        }
        _ = await client.retrying(RetryPolicy(maximumAttempts: 8)).refusal()
        #expect(waits.elements == [0.5, 1, 2, 4, 8, 10, 10].map { .seconds($0) })
        #expect(RetryBackoff.delay(after: 3, random: 0, retryAfter: nil) == .zero)
        #expect(RetryBackoff.delay(after: Int.max, random: 1, retryAfter: nil) == .seconds(20))
    }

    @Test(
        arguments: [
            (["Retry-After": "3"], 3), (["Retry-After": "60"], 20), (["x-amz-retry-after": "1500"], 1.5),
            (["x-amz-retry-after": "1500", "Retry-After": "9"], 1.5), (["x-amz-retry-after": "60000"], 20),
            (["Retry-After": "0"], 0.5), (["Retry-After": "-3"], 0.5), (["Retry-After": "soon"], 0.5),
            (
                ["Retry-After": "Sun, 06 Nov 1994 08:49:44 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"]
                    as HeaderFields,
                7
            ),
        ] as [(HeaderFields, Double)])
    func `the wait that the server requests is used, up to 20 seconds`(_ headers: HeaderFields, _ seconds: Double)
        async throws
    {
        let waits = Record<Duration>()
        let transport = CannedTransport(inTurn: [.answer(Self.refusal(nil, 503, headers)), .answer(Self.ok)])
        let client = try IoTClient.example(transport, random: 1 << 63) { waits.append($0) }
        #expect(await client.retrying(.standard).refusal() == nil)
        #expect(waits.elements == [.seconds(seconds)])
    }

    @Test func `attempts of a call share its ID, are counted, and are signed again`() async throws {
        let transport = CannedTransport(Self.refusal(nil, 500))
        let time = Mutex(1_763_910_245.0)
        let client = IoTClient(
            region: try Region("eu-west-1"), endpoint: try Endpoint(url: "http://127.0.0.1:1"),
            credentials: StaticCredentials(.example()), transport: transport,
            now: { Date(timeIntervalSince1970: time.withLock(\.self)) },
            sleep: { _ in time.withLock { $0 += 5 } }, random: { 0xFFFF_FFFF_FFFF_FFFF })
        _ = await client.retrying(.standard).refusal()
        let requests = transport.requests
        #expect(requests.map { $0.headers["amz-sdk-request"] } == (1...3).map { "attempt=\($0); max=3" })
        #expect(
            Set(requests.map { $0.headers["amz-sdk-invocation-id"] }) == ["ffffffff-ffff-4fff-bfff-ffffffffffff"])
        #expect(requests.map { $0.headers["X-Amz-Date"]?.suffix(7) } == ["150405Z", "150410Z", "150415Z"])
        #expect(Set(requests.map { $0.headers["Authorization"] }).count == 3)
    }

    @Test func `each call has its own ID`() async throws {
        let transport = CannedTransport(Self.ok)
        let client = IoTClient(
            region: try Region("eu-west-1"), endpoint: try Endpoint(url: "http://127.0.0.1:1"),
            credentials: StaticCredentials(.example()), transport: transport,
            now: { Date(timeIntervalSince1970: 0) })
        for _ in 1...2 {
            _ = await client.refusal()
        }
        #expect(Set(transport.requests.map { $0.headers["amz-sdk-invocation-id"] }).count == 2)
    }

    @Test func `retries stop when the quota is used up, and successes fill it again`() async throws {
        let isUp = Mutex(false)
        let transport = CannedTransport { _ throws(TransportError) in
            isUp.withLock(\.self) ? Self.ok : Self.refusal(nil, 500)
        }
        let client = try IoTClient.example(transport).retrying(.standard)
        for _ in 1...50 {
            _ = await client.refusal()
        }
        #expect(transport.requests.count == 150)
        _ = await client.refusal()
        #expect(transport.requests.count == 151)
        isUp.withLock { $0 = true }
        for _ in 1...5 {
            _ = await client.refusal()
        }
        isUp.withLock { $0 = false }
        _ = await client.retrying(.standard).refusal()
        #expect(transport.requests.count == 158)
    }

    @Test func `a timeout costs twice as much, and a successful retry refunds its cost`() {
        var quota = RetryQuota()
        #expect(RetryReason(IoTError.transport(TransportError(host: "h", port: 1, reason: .readTimeout)))?.cost == 10)
        #expect(RetryReason(IoTError.transport(TransportError(host: "h", port: 1, reason: .closedEarly)))?.cost == 5)
        #expect(quota.tokens == 500)
        #expect(quota.take(495) && !quota.take(10) && quota.take(5) && !quota.take(5))
        quota.refund(10)
        #expect(quota.tokens == 10)
        quota.refund(nil)
        #expect(quota.tokens == 11)
        quota.refund(495)
        #expect(quota.tokens == 500)
    }

    @Test func `canceling ends the wait at once`() async throws {
        let (waiting, reported) = AsyncStream.makeStream(of: Void.self)
        let transport = CannedTransport(Self.refusal(nil, 500))
        let client = try IoTClient.example(transport, random: .max) { duration in
            reported.yield()
            try await Task.sleep(for: duration * 1_000)
        }
        let call = Task { await client.retrying(.standard).refusal() }
        for await _ in waiting.prefix(1) {
            call.cancel()
        }
        #expect(await call.value == .cancelled)
        #expect(transport.requests.count == 1)
    }

    @Test func `the number of attempts comes from the variable or the profile`() throws {
        let profile = try SharedConfig(config: "[default]\nmax_attempts = 5\n").profile(named: "default")
        #expect(try RetryPolicy.standard(environment: [:]) == .standard)
        #expect(try RetryPolicy.standard(environment: ["AWS_MAX_ATTEMPTS": ""]) == .standard)
        #expect(try RetryPolicy.standard(environment: ["AWS_MAX_ATTEMPTS": "7"], profile: profile).maximumAttempts == 7)
        #expect(try RetryPolicy.standard(environment: [:], profile: profile).maximumAttempts == 5)
        for value in ["0", "-1", "many", "1.5"] {
            #expect(
                throws: RetryPolicyError(
                    setting: "AWS_MAX_ATTEMPTS", value: SanitizedText(value: value, like: .number))
            ) {
                try RetryPolicy.standard(environment: ["AWS_MAX_ATTEMPTS": value])
            }
        }
    }
}

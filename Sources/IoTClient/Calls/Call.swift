import FoundationEssentials

/// One call of an operation: attempts, as long as the policy and the quota allow.
struct Call {
    /// Why another attempt follows a failed one.
    private enum NextAttempt {
        /// A retry of the policy, paid for by the quota.
        case retry(cost: Int, delay: Duration)
        /// An attempt beyond the policy: the clock offset or the credentials are now correct.
        case afterRepair
        /// An attempt beyond the policy, after this time: calls in the background are paused for it.
        case afterBackground(Duration)
    }

    private let client: IoTClient
    private let operation: APIOperation
    private let request: HTTPRequest
    private let invocationId: String
    private let retries: StandardRetries
    /// The number of attempts that were sent, including those beyond the policy.
    private var sent = 0
    private var isRepaired = false
    private var pausedBackground = false
    /// The time in the signature of the last attempt.
    private var signed = Date.distantPast
    /// What the last retry cost.
    private var cost: Int?
    /// The observer of the last attempt.
    private var observer: IoTClient.AttemptObserver = { _ in }

    init(_ operation: APIOperation, _ request: HTTPRequest, of client: IoTClient) {
        self.client = client
        self.operation = operation
        self.request = request
        invocationId = InvocationID.make(client.random(), client.random())
        retries = StandardRetries(
            policy: operation.onlyReads ? client.policy : .single, quota: client.shared.quota, random: client.random)
    }

    /// The first response with a status of success.
    mutating func response() async throws(IoTError) -> HTTPResponse {
        while true {
            let (credentials, outcome) = try await attempt()
            switch outcome {
            case .success(let response):
                client.shared.quota.refund(cost)
                return response
            case .failure(let error):
                guard let next = try await next(after: error, with: credentials) else { throw error }
                try await prepare(next, after: error)
            }
        }
    }

    private mutating func prepare(_ next: NextAttempt, after error: IoTError) async throws(IoTError) {
        let delay: Duration
        switch next {
        case .retry(let retryCost, let retryDelay): (cost, delay) = (retryCost, retryDelay)
        case .afterRepair: (isRepaired, delay) = (true, .zero)
        case .afterBackground(let pause): (pausedBackground, delay) = (true, pause)
        }
        observer(.retried(after: delay))
        client.report(FailedAttempt(operation: operation, number: sent, error: error, delay: delay))
        guard delay > .zero else { return }
        do {
            try await client.sleep(delay)
        } catch {
            throw .cancelled
        }
    }

    private mutating func attempt() async throws(IoTError) -> (Credentials, Result<HTTPResponse, IoTError>) {
        do throws(CancellationError) {
            try await client.limiter?.acquire(operation, client.priority)
        } catch {
            throw .cancelled
        }
        let credentials = try await client.usableCredentials()
        guard !Task.isCancelled else { throw .cancelled }
        sent += 1
        observer = client.observe(Attempt(operation: operation, invocationId: invocationId, number: sent))
        let outcome = await outcome(with: credentials)
        observer(AttemptEvent(outcome))
        return (credentials, outcome)
    }

    private mutating func outcome(with credentials: Credentials) async -> Result<HTTPResponse, IoTError> {
        do throws(TransportError) {
            signed = client.shared.clock.corrected(client.now())
            let response = try await client.transport.send(signedRequest(with: credentials))
            return response.isSuccess ? .success(response) : .failure(IoTError(refusal: response))
        } catch {
            return .failure(error.reason == .cancelled ? .cancelled : .transport(error))
        }
    }

    private func signedRequest(with credentials: Credentials) -> HTTPRequest {
        var request = request
        request.headers.append(name: "amz-sdk-invocation-id", value: invocationId)
        request.headers.append(
            name: "amz-sdk-request", value: "attempt=\(sent); max=\(max(sent, retries.policy.maximumAttempts))")
        let signer = SignatureV4(
            credentials: credentials, region: client.region.rawValue, service: "iot",
            date: signed)
        return signer.signed(request)
    }

    /// Why another attempt follows; nil if none does.
    private func next(
        after error: IoTError, with credentials: Credentials
    ) async throws(IoTError) -> NextAttempt? {
        if !isRepaired, try await repairs(error, with: credentials) {
            return .afterRepair
        }
        if let pause = backgroundPause(after: error) { return .afterBackground(pause) }
        await invalidateEndless(credentials, after: error)
        let attempts = sent - (isRepaired ? 1 : 0) - (pausedBackground ? 1 : 0)
        return retries.next(after: attempts, failedFor: RetryReason(error), retryAfter: error.fault?.retryAfter)
            .map { .retry(cost: $0.cost, delay: $0.delay) }
    }

    /// Slows the rate limiter down after throttling. If a poll is throttled while a scan runs, the scan pauses and the
    /// poll is repeated after the returned time. That attempt does not count for the policy. Nil if the call is not
    /// repeated.
    private func backgroundPause(after error: IoTError) -> Duration? {
        guard case .throttling = error, let limiter = client.limiter else { return nil }
        limiter.recordThrottling()
        guard client.priority == .foreground, operation.onlyReads, !pausedBackground else { return nil }
        return limiter.holdBackground()
    }

    private func repairs(_ error: IoTError, with credentials: Credentials) async throws(IoTError) -> Bool {
        switch error {
        case .common(.clockSkew, let fault), .common(.badSignature, let fault):
            client.shared.clock.correct(with: fault, signed: signed, at: client.now())
        case .common(.expiredToken, _), .common(.unknownKey, _):
            try await reloadCredentials(credentials)
        default:
            false
        }
    }

    /// Rejected keys without an expiration are replaced in their file or by their program, so the next call reads them
    /// again.
    private func invalidateEndless(_ credentials: Credentials, after error: IoTError) async {
        guard credentials.expiration == nil, let fault = error.fault, (400...499).contains(fault.statusCode) else {
            return
        }
        await client.credentials.invalidate(credentials)
    }

    /// Whether the sources now have credentials other than the rejected ones. If they need a code or a login for that,
    /// this is the error, as it says what to do.
    private func reloadCredentials(_ refused: Credentials) async throws(IoTError) -> Bool {
        await client.credentials.invalidate(refused)
        do throws(CredentialsError) {
            return try await client.credentials.credentials() != refused
        } catch {
            switch error {
            case .broken(_, .codeRequired), .broken(_, .loginRequired): throw .credentials(error)
            default: return false
            }
        }
    }
}

extension AttemptEvent {
    fileprivate init(_ outcome: Result<HTTPResponse, IoTError>) {
        self =
            switch outcome {
            case .success(let response): .answered(statusCode: response.statusCode, requestId: response.requestId)
            case .failure(let error): .failed(error)
            }
    }
}

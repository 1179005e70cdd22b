import FoundationEssentials

/// One call of an operation: attempt after attempt, as long as the policy and the quota allow.
struct Call {
    /// How a failed attempt is followed by another one.
    private enum NextAttempt {
        /// Within the policy, paid from the quota.
        case retry(cost: Int, delay: Duration)
        /// Beside it: the clock or the credentials have been put right.
        case afterRepair
        /// Beside it: calls in the background make room after this time.
        case afterBackground(Duration)
    }

    private let client: IoTClient
    private let operation: APIOperation
    private let request: HTTPRequest
    private let invocationId: String
    private let retries: StandardRetries
    /// Attempts that were sent, those after a repair included.
    private var sent = 0
    private var isRepaired = false
    private var pausedBackground = false
    /// The time that the last attempt was signed with.
    private var signed = Date.distantPast
    /// What the last retry took from the quota.
    private var cost: Int?
    /// Is told what becomes of the last attempt.
    private var observer: IoTClient.AttemptObserver = { _ in }

    init(_ operation: APIOperation, _ request: HTTPRequest, of client: IoTClient) {
        self.client = client
        self.operation = operation
        self.request = request
        invocationId = InvocationID.make(client.random(), client.random())
        retries = StandardRetries(
            policy: operation.onlyReads ? client.policy : .single, quota: client.shared.quota, random: client.random)
    }

    /// The first answer with a status of success.
    mutating func response() async throws(IoTError) -> HTTPResponse {
        while true {
            let (credentials, outcome) = try await attempt()
            switch outcome {
            case .success(let response):
                client.shared.quota.refund(cost)
                return response
            case .failure(let error):
                guard let next = await next(after: error, with: credentials) else { throw error }
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

    /// Whether, and how, another attempt follows.
    private func next(after error: IoTError, with credentials: Credentials) async -> NextAttempt? {
        if !isRepaired, await repairs(error, with: credentials) {
            return .afterRepair
        }
        if let pause = backgroundPause(after: error) { return .afterBackground(pause) }
        await invalidateEndless(credentials, after: error)
        let attempts = sent - (isRepaired ? 1 : 0) - (pausedBackground ? 1 : 0)
        return retries.next(after: attempts, failedFor: RetryReason(error), retryAfter: error.fault?.retryAfter)
            .map { .retry(cost: $0.cost, delay: $0.delay) }
    }

    /// The limiter learns from throttling. A poll that is throttled while a scan runs is made again once the scan makes room: it
    /// takes no attempt of the policy. After which time; nil if it is not.
    private func backgroundPause(after error: IoTError) -> Duration? {
        guard case .throttling = error, let limiter = client.limiter else { return nil }
        limiter.recordThrottling()
        guard client.priority == .foreground, operation.onlyReads, !pausedBackground else { return nil }
        return limiter.holdBackground()
    }

    private func repairs(_ error: IoTError, with credentials: Credentials) async -> Bool {
        switch error {
        case .common(.clockSkew, let fault), .common(.badSignature, let fault):
            client.shared.clock.correct(with: fault, signed: signed, at: client.now())
        case .common(.expiredToken, _), .common(.unknownKey, _):
            await reloadCredentials(credentials)
        default:
            false
        }
    }

    /// Keys without an end that AWS refuses are mended where they stand, in a file or by a program: the next call asks for them anew.
    private func invalidateEndless(_ credentials: Credentials, after error: IoTError) async {
        guard credentials.expiration == nil, let fault = error.fault, (400...499).contains(fault.statusCode) else {
            return
        }
        await client.credentials.invalidate(credentials)
    }

    /// Whether the sources, asked anew, have other credentials than those that were refused.
    private func reloadCredentials(_ refused: Credentials) async -> Bool {
        await client.credentials.invalidate(refused)
        guard let credentials = try? await client.credentials.credentials() else { return false }
        return credentials != refused
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

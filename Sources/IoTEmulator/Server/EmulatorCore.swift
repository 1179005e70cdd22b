import FoundationEssentials
import Synchronization

/// Decides how to react to each request, independent of sockets.
final class EmulatorCore: Sendable {
    /// The state of a running emulator.
    private struct State {
        var clock = ScenarioClock()
        var canceledAt: Milliseconds?
        var fault: Fault?
        var counters = EmulatorCounters()
        var responses: UInt64 = 0
        /// Calls of DescribeAuditMitigationActionsTask, which the faults of `flaky` depend on.
        var polls = 0
    }

    private let account: Account
    private let verifier: SignatureVerifier
    /// Nil if there are no sign-in services.
    let signIn: SignInService?
    private let isScripted: Bool
    private let elapsed: @Sendable () -> Duration
    private let now: @Sendable () -> Date
    private let signatureClock: @Sendable () -> Date
    private let state = Mutex(State())

    init(
        _ options: EmulatorOptions, startedAt: Date, elapsed: @escaping @Sendable () -> Duration,
        now: @escaping @Sendable () -> Date, signatureClock: (@Sendable () -> Date)? = nil
    ) {
        let builder = ScenarioBuilder(seed: options.seed, region: options.region, accountId: options.accountId)
        account = Account(scenario: options.scenario, builder: builder, startedAt: startedAt)
        let identities = SignInAccount(accountId: options.accountId, region: options.region)
        let key = AccessKey(
            id: options.accessKeyId, secret: options.secretAccessKey, principal: identities.user("mitwatch"))
        verifier = SignatureVerifier(region: options.region, service: "iot", key: key)
        let clock = signatureClock ?? now
        signIn = options.signIn.map { SignInService($0, account: identities, ownKey: key, clock: clock) }
        isScripted = options.scenario == .flaky
        self.elapsed = elapsed
        self.now = now
        self.signatureClock = clock
    }

    func setFault(_ fault: Fault?) {
        state.withLock { $0.fault = fault }
    }

    func holdClock(_ hold: Bool) {
        let elapsed = elapsed()
        state.withLock { $0.clock.hold(hold, at: elapsed) }
    }

    func connectionAccepted() {
        state.withLock { $0.counters.connections += 1 }
    }

    var counters: EmulatorCounters {
        let (elapsed, refusals) = (elapsed(), signIn?.refusals ?? [:])
        return state.withLock { state in
            var counters = state.counters
            counters.elapsed = state.clock.time(elapsed)
            counters.refusals = refusals
            return counters
        }
    }

    /// Decides how to react to a request.
    func react(to request: APIRequest) -> Reaction {
        do throws(ServiceError) {
            if let control = try ControlRequest(request) {
                return .respond(.ok(try respond(to: control)))
            }
            if let signIn, let call = SignInCall(request) {
                state.withLock { $0.counters.requests[call.name, default: 0] += 1 }
                return dated(signIn.react(to: call, request, requestId: responseFacts().requestId))
            }
            let operation = Operation(request)
            if let fault = count(operation) {
                return fault.reaction
            }
            let key = try verifier.verify(request, now: signatureClock(), others: signIn?.keys ?? [:])
            guard let operation else { throw ServiceError.unknownOperation }
            guard key.mayCallIoT else {
                throw ServiceError.accessDenied(key.principal.arn, to: "iot:\(operation.name)")
            }
            return .respond(.ok(try respond(operation, request)))
        } catch {
            return .respond(.error(error))
        }
    }

    /// Sign-in services have the time that signatures, proofs and ends of keys follow, also in a time-lapse.
    private func dated(_ reaction: Reaction) -> Reaction {
        guard case .respond(var response) = reaction else { return reaction }
        response.date = signatureClock()
        return .respond(response)
    }

    /// The headers of every response: its number as a request ID, and the server's clock.
    func responseFacts() -> (requestId: String, now: Date) {
        let number = state.withLock { state in
            state.responses += 1
            return state.responses
        }
        return (account.builder.uuid(number, of: 3), now())
    }

    private func count(_ operation: Operation?) -> Fault? {
        state.withLock { state in
            state.counters.requests[operation?.name ?? "unknown", default: 0] += 1
            var scripted: Fault?
            if case .describeAuditMitigationActionsTask? = operation {
                scripted = isScripted ? FaultScript.fault(ofCall: state.polls) : nil
                state.polls += 1
            }
            return state.fault ?? scripted
        }
    }

    private func respond(_ operation: Operation, _ request: APIRequest) throws(ServiceError) -> [UInt8] {
        let (elapsed, now) = (elapsed(), now())
        let (time, canceledAt) = state.withLock { ($0.clock.time(elapsed).milliseconds, $0.canceledAt) }
        let service = AuditService(account: account, time: time, canceledAt: canceledAt, now: now)
        let (body, effect) = try service.respond(operation, request)
        if effect == .cancelTask {
            state.withLock { $0.canceledAt = $0.canceledAt ?? time }
        }
        return body
    }

    private func respond(to control: ControlRequest) throws(ServiceError) -> [UInt8] {
        switch control {
        case .setFault(let fault): setFault(fault)
        case .holdClock(let hold): holdClock(hold)
        case .changeSignIn(let change):
            guard let signIn else { throw .unknownOperation }
            signIn.apply(change)
        case .state: break
        }
        return counters.json
    }
}

/// What the emulator has received so far.
public struct EmulatorCounters: Hashable, Sendable {
    /// Calls by operation, faults included; `unknown` for anything that is not an operation.
    public var requests: [String: Int] = [:]
    /// Connections that were accepted.
    public var connections = 0
    /// The scenario time.
    public var elapsed = Duration.zero
    /// Token requests of the sign-in service that were rejected, by the reason, such as `jti`.
    public var refusals: [String: Int] = [:]

    /// The response to `GET /emulator/state`.
    var json: [UInt8] {
        JSONWriter.object { json in
            json.member("requests", requests, Self.write)
            json.member("connections", Int64(connections))
            json.member("elapsedSeconds", elapsed.milliseconds) { $0.seconds($1) }
            json.member("refusals", refusals.isEmpty ? nil : refusals, Self.write)
        }
    }

    private static func write(_ json: inout JSONWriter, _ counts: [String: Int]) {
        json.object { json in
            for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
                json.member(name, Int64(count))
            }
        }
    }
}

/// Scenario time that can be held. While it is held, the time of the outer clock does not count.
struct ScenarioClock: Sendable {
    private enum Phase {
        case running
        /// Scenario time is held at this value.
        case held(Duration)
    }

    private var phase = Phase.running
    private var leftOut = Duration.zero

    /// The scenario time when the outer clock shows `elapsed`.
    func time(_ elapsed: Duration) -> Duration {
        switch phase {
        case .running: max(.zero, elapsed - leftOut)
        case .held(let time): time
        }
    }

    /// Holds the scenario, or resumes it from its current time.
    mutating func hold(_ hold: Bool, at elapsed: Duration) {
        let time = time(elapsed)
        leftOut = elapsed - time
        phase = hold ? .held(time) : .running
    }
}

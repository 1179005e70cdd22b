import MitigationModel

/// What is known of single findings: of the checks that were opened, and of findings that were asked for by their id.
public struct DrillDown: Hashable, Sendable {
    /// The findings of each check that was opened.
    public internal(set) var checks: [CheckName: CheckFindings] = [:]
    /// Findings with a screen of their own, by id.
    public internal(set) var described: [String: Described] = [:]

    /// The checks in the order in which they were opened, the latest last.
    var opened: [CheckName] = []
    /// The check whose screen is open, or lies under another one; nil if none is.
    var current: CheckName?
    /// The findings that the task names, in its order, as far as they could be had.
    var named = NamedFindings()
    /// The ids of `described` in the order in which they were asked.
    private var describedOrder: [String] = []
    /// What became of findings that are in no list, and when.
    private var unlisted: [String: UnlistedAnswer] = [:]
    /// Counts how often everything was given up: late responses to calls that were given up are recognized by it.
    private(set) var generation: Int
    /// The findings whose executions are asked for, with the uptime of the ask.
    var executionsInFlight: [String: Duration] = [:]
    /// The findings that are asked for by their id, with the uptime of the ask.
    var describesInFlight: [String: Duration] = [:]
    /// The uptime at which the open check's list was asked for last.
    private(set) var listAsked: Duration?
    /// The checks whose lists were begun in this generation. Asked again, each goes on where it stands.
    private var begun: Set<CheckName> = []
    /// When a row that is shown is to be asked next; nil if none is.
    var nextAsk: Duration?
    /// When the task settled; nil while it runs.
    var settledAt: Duration?
    /// When a call about findings was throttled last; nil if none was.
    var throttledAt: Duration?

    /// Nothing was asked for.
    public init(generation: Int = 1) {
        self.generation = generation
    }

    /// A finding by its id, as far as it could be had.
    public enum Described: Hashable, Sendable {
        /// Asked, no answer yet.
        case asking
        /// What DescribeAuditFinding says.
        case known(AuditFinding)
        /// It could not be had.
        case failed(CallFailure)
    }

    /// What became of a finding that is in no list.
    private struct UnlistedAnswer: Hashable, Sendable {
        var answer: FindingRow.Answer
        var at: Duration
    }

    /// How many calls of a kind are in flight at most.
    static let mostInFlight = 4
    /// How old what is not done has to be before it is asked again.
    static let patience = Duration.seconds(15)
    /// How long after a failure the same is asked again.
    static let retry = Duration.seconds(60)
    /// An uptime before every other: what is that old is asked again at once.
    static let longAgo = Duration.seconds(-1_000_000)
    /// How many findings are kept that have a screen of their own.
    static let mostDescribed = 100
    /// How many rows are kept of all checks together.
    static let mostRows = 200_000

    /// What became of the actions on a finding, in a list or not; nil if nothing is known of the finding.
    public func answer(forFinding id: String) -> FindingRow.Answer? {
        home(of: id).flatMap { checks[$0]?.row(id: id)?.answer } ?? unlisted[id]?.answer
    }

    /// The check in whose list a finding stands: the open one, if it stands there.
    func home(of id: String) -> CheckName? {
        if let current, checks[current]?.indices[id] != nil { return current }
        return opened.last { checks[$0]?.indices[id] != nil }
    }

    /// Whether an answer takes longer than it should.
    func isHanging(at now: Duration) -> Bool {
        let isListing = current.map { checks[$0]?.listing == .reading } ?? false
        let asked = [executionsInFlight.values.min(), describesInFlight.values.min(), isListing ? listAsked : nil]
        return asked.compactMap(\.self).contains { now - $0 >= Polling.patience }
    }

    /// Whether calls about findings were throttled of late: then they are made more slowly.
    func isBackingOff(at now: Duration) -> Bool {
        throttledAt.map { now - $0 < Self.backingOff } ?? false
    }

    private static let backingOff = Duration.seconds(30)

    /// Whether nothing is in flight.
    var isIdle: Bool {
        executionsInFlight.isEmpty && describesInFlight.isEmpty && !checks.values.contains { $0.listing == .reading }
    }
}

/// Findings with a screen of their own.
extension DrillDown {
    /// Notes what is known of a finding by its id; the oldest ones go.
    mutating func describe(_ id: String, _ described: Described) {
        if self.described.updateValue(described, forKey: id) == nil { describedOrder.append(id) }
        guard describedOrder.count > Self.mostDescribed else { return }
        let oldest = describedOrder.removeFirst()
        self.described[oldest] = nil
        unlisted[oldest] = nil
    }

    /// Forgets a finding that could not be had, so that it is asked for again.
    mutating func forgetFailure(of id: String) {
        if case .failed = described[id] { forget(id) }
        if case .failed = unlisted[id]?.answer { unlisted[id] = nil }
    }

    /// What is not done is asked again.
    mutating func ageUnlisted(_ id: String) {
        unlisted[id]?.at = Self.longAgo
    }

    private mutating func forget(_ id: String) {
        described[id] = nil
        describedOrder.removeAll { $0 == id }
    }

    /// When the executions of a finding that is in no list are to be asked.
    func unlistedDue(_ id: String, at now: Duration, isPaused: Bool) -> CheckFindings.Due {
        guard let unlisted = unlisted[id] else { return .now }
        switch unlisted.answer {
        case .unasked: return .now
        case .asking: return .never
        case .known(let executions, _):
            if executions.isFinal { return .never }
            if let settledAt { return unlisted.at < settledAt ? .now : .never }
            if unlisted.at == Self.longAgo { return .now }
            return isPaused ? .never : .once(unlisted.at + Self.patience, now)
        case .failed: return isPaused ? .never : .once(unlisted.at + Self.retry, now)
        }
    }

    /// Notes what became of a finding that is in no list. An ask keeps what was known before.
    mutating func keepUnlisted(_ answer: FindingRow.Answer, of id: String, at now: Duration) {
        switch (answer, unlisted[id]?.answer) {
        case (.asking, .known), (.failed, .known): unlisted[id]?.at = now
        default: unlisted[id] = UnlistedAnswer(answer: answer, at: now)
        }
    }

    /// Whether something is kept of a finding that is in no list.
    func isUnlisted(_ id: String) -> Bool {
        unlisted[id] != nil
    }

    /// Gives up all that is in flight. What is known stays.
    mutating func stop() {
        generation += 1
        for id in executionsInFlight.keys {
            for check in opened { checks[check]?.markUnasked(id) }
            if case .asking = unlisted[id]?.answer { unlisted[id] = nil }
        }
        for id in describesInFlight.keys {
            if described[id] == .asking { forget(id) }
            named.markUnasked(id)
        }
        for check in opened { checks[check]?.stop() }
        executionsInFlight = [:]
        describesInFlight = [:]
        listAsked = nil
        begun = []
        nextAsk = nil
    }
}

/// Lists of checks.
extension DrillDown {
    /// Opens a check's list, a new one or the one that is kept.
    ///
    /// - Returns: whether all requests are given up: a list that was partly read and is discarded has to be read from
    ///   its start.
    mutating func open(_ findings: CheckFindings) -> Bool {
        let check = findings.check
        let isKept = checks[check]?.isOfSameTarget(as: findings) == true
        let beginsAgain = !isKept && begun.contains(check)
        if beginsAgain { stop() }
        if !isKept { checks[check] = findings }
        opened.removeAll { $0 == check }
        opened.append(check)
        current = check
        return beginsAgain
    }

    /// A page of a check's list is asked for.
    mutating func noteListRequested(_ check: CheckName, at now: Duration) {
        checks[check]?.listing = .reading
        listAsked = now
        begun.insert(check)
    }

    /// Drops the lists that were opened longest ago, as long as there are too many rows.
    mutating func dropExcess() {
        var rows = checks.values.reduce(0) { $0 + $1.listedCount }
        for check in opened where rows > Self.mostRows && check != current {
            rows -= checks.removeValue(forKey: check)?.listedCount ?? 0
        }
        opened.removeAll { checks[$0] == nil }
    }
}

extension CheckFindings {
    /// Whether another list would be read in the same way.
    fileprivate func isOfSameTarget(as other: Self) -> Bool {
        route == other.route && reasonCodes == other.reasonCodes
    }
}

extension DrillDown {
    /// The check of a finding that has a screen of its own, as far as known.
    func check(ofDescribed id: String) -> CheckName? {
        if case .known(let finding)? = described[id] { finding.checkName } else { nil }
    }
}

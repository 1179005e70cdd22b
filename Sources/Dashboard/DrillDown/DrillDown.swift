import MitigationModel

/// Single findings: the lists of opened checks, and findings that were looked up by their ID.
public struct DrillDown: Hashable, Sendable {
    /// The findings of each opened check.
    public internal(set) var checks: [CheckName: CheckFindings] = [:]
    /// Findings with their own screens, by ID.
    public internal(set) var described: [String: Described] = [:]

    /// The opened checks, the latest one last.
    var opened: [CheckName] = []
    /// The check whose screen is open, or lies under another one; nil if there is none.
    var current: CheckName?
    /// The findings that the task names, in its order, if they could be read.
    var named = NamedFindings()
    /// The IDs in `described`, in the order in which they were looked up.
    private var describedOrder: [String] = []
    /// The results of findings that are in no list, and when they were read.
    private var unlisted: [String: UnlistedAnswer] = [:]
    /// Counts how often everything was given up: late responses to calls that were given up are recognized by it.
    private(set) var generation: Int
    /// The findings whose executions are being looked up, with the uptime of the call.
    var executionsInFlight: [String: Duration] = [:]
    /// The findings that are being looked up by their ID, with the uptime of the call.
    var describesInFlight: [String: Duration] = [:]
    /// The uptime of the latest call for the open check's list.
    private(set) var listRequestedAt: Duration?
    /// The checks whose lists were begun in this generation. If they are read again, each continues at its position.
    private var begun: Set<CheckName> = []
    /// When the next visible row is to be looked up; nil if none is.
    var nextLookup: Duration?
    /// When the task settled; nil while it runs.
    var settledAt: Duration?
    /// When a call about findings was last throttled; nil if none was.
    var throttledAt: Duration?

    /// Nothing was requested yet.
    public init(generation: Int = 1) {
        self.generation = generation
    }

    /// A finding that was looked up by its ID.
    public enum Described: Hashable, Sendable {
        /// Looked up, without a response yet.
        case loading
        /// The response of DescribeAuditFinding.
        case known(AuditFinding)
        /// The call failed.
        case failed(CallFailure)
    }

    /// The results of a finding that is in no list.
    private struct UnlistedAnswer: Hashable, Sendable {
        var answer: FindingRow.Answer
        var at: Duration
    }

    /// How many calls of a kind may be in flight at once.
    static let mostInFlight = 4
    /// After this time, unfinished results are looked up again.
    static let patience = Duration.seconds(15)
    /// After this time, a failed lookup is retried.
    static let retry = Duration.seconds(60)
    /// An uptime before all others: results of that age are looked up again immediately.
    static let longAgo = Duration.seconds(-1_000_000)
    /// How many findings with their own screens are kept.
    static let mostDescribed = 100
    /// How many rows are kept in all lists together.
    static let mostRows = 200_000

    /// The results of a finding, in a list or not; nil if nothing is known of the finding.
    public func answer(forFinding id: String) -> FindingRow.Answer? {
        home(of: id).flatMap { checks[$0]?.row(id: id)?.answer } ?? unlisted[id]?.answer
    }

    /// The check whose list contains a finding: the open one, if its list does.
    func home(of id: String) -> CheckName? {
        if let current, checks[current]?.indices[id] != nil { return current }
        return opened.last { checks[$0]?.indices[id] != nil }
    }

    /// Whether a response is overdue.
    func isHanging(at now: Duration) -> Bool {
        let isListing = current.map { checks[$0]?.listing == .reading } ?? false
        let requests = [
            executionsInFlight.values.min(), describesInFlight.values.min(), isListing ? listRequestedAt : nil,
        ]
        return requests.compactMap(\.self).contains { now - $0 >= Polling.patience }
    }

    /// Whether calls about findings were throttled recently, so that they back off.
    func isBackingOff(at now: Duration) -> Bool {
        throttledAt.map { now - $0 < Self.backingOff } ?? false
    }

    private static let backingOff = Duration.seconds(30)

    /// Whether nothing is in flight.
    var isIdle: Bool {
        executionsInFlight.isEmpty && describesInFlight.isEmpty && !checks.values.contains { $0.listing == .reading }
    }
}

/// Findings with their own screens.
extension DrillDown {
    /// Stores what is known of a finding by its ID; the oldest ones are removed.
    mutating func describe(_ id: String, _ described: Described) {
        if self.described.updateValue(described, forKey: id) == nil { describedOrder.append(id) }
        guard describedOrder.count > Self.mostDescribed else { return }
        let oldest = describedOrder.removeFirst()
        self.described[oldest] = nil
        unlisted[oldest] = nil
    }

    /// Forgets that a finding could not be read, so that it is looked up again.
    mutating func forgetFailure(of id: String) {
        if case .failed = described[id] { forget(id) }
        if case .failed = unlisted[id]?.answer { unlisted[id] = nil }
    }

    /// Lets unfinished results be looked up again.
    mutating func ageUnlisted(_ id: String) {
        unlisted[id]?.at = Self.longAgo
    }

    private mutating func forget(_ id: String) {
        described[id] = nil
        describedOrder.removeAll { $0 == id }
    }

    /// When to look up the executions of a finding that is in no list.
    func unlistedDue(_ id: String, at now: Duration, isPaused: Bool) -> CheckFindings.Due {
        guard let unlisted = unlisted[id] else { return .now }
        switch unlisted.answer {
        case .unknown: return .now
        case .loading: return .never
        case .known(let executions, _):
            if executions.isFinal { return .never }
            if let settledAt { return unlisted.at < settledAt ? .now : .never }
            if unlisted.at == Self.longAgo { return .now }
            return isPaused ? .never : .once(unlisted.at + Self.patience, now)
        case .failed: return isPaused ? .never : .once(unlisted.at + Self.retry, now)
        }
    }

    /// Stores the results of a finding that is in no list. A call in flight keeps earlier results.
    mutating func keepUnlisted(_ answer: FindingRow.Answer, of id: String, at now: Duration) {
        switch (answer, unlisted[id]?.answer) {
        case (.loading, .known), (.failed, .known): unlisted[id]?.at = now
        default: unlisted[id] = UnlistedAnswer(answer: answer, at: now)
        }
    }

    /// Whether results of a finding that is in no list are kept.
    func isUnlisted(_ id: String) -> Bool {
        unlisted[id] != nil
    }

    /// Gives up everything in flight. Results stay.
    mutating func stop() {
        generation += 1
        for id in executionsInFlight.keys {
            for check in opened { checks[check]?.markUnknown(id) }
            if case .loading = unlisted[id]?.answer { unlisted[id] = nil }
        }
        for id in describesInFlight.keys {
            if described[id] == .loading { forget(id) }
            named.markUnknown(id)
        }
        for check in opened { checks[check]?.stop() }
        executionsInFlight = [:]
        describesInFlight = [:]
        listRequestedAt = nil
        begun = []
        nextLookup = nil
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

    /// Notes that a page of a check's list is requested.
    mutating func noteListRequested(_ check: CheckName, at now: Duration) {
        checks[check]?.listing = .reading
        listRequestedAt = now
        begun.insert(check)
    }

    /// Drops the lists that were opened longest ago while there are too many rows.
    mutating func dropExcess() {
        var rows = checks.values.reduce(0) { $0 + $1.listedCount }
        for check in opened where rows > Self.mostRows && check != current {
            rows -= checks.removeValue(forKey: check)?.listedCount ?? 0
        }
        opened.removeAll { checks[$0] == nil }
    }
}

extension CheckFindings {
    /// Whether another list is read in the same way.
    fileprivate func isOfSameTarget(as other: Self) -> Bool {
        route == other.route && reasonCodes == other.reasonCodes
    }
}

extension DrillDown {
    /// The check of a finding with its own screen, if known.
    func check(ofDescribed id: String) -> CheckName? {
        if case .known(let finding)? = described[id] { finding.checkName } else { nil }
    }
}

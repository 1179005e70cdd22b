import MitigationModel

/// The findings that a task names by their IDs, at most 25 in the API. Each is looked up once, for all checks.
struct NamedFindings: Hashable, Sendable {
    private var ids: [String] = []
    private var known: [String: Description] = [:]

    /// The result of DescribeAuditFinding for one of them.
    enum Description: Hashable, Sendable {
        case loading
        case known(AuditFinding)
        /// AWS no longer has it.
        case gone
        /// The call failed, at this uptime.
        case failed(CallFailure, at: Duration)
    }

    /// More than the API allows.
    private static let most = 1_000

    /// Sets the findings; known results stay.
    mutating func name(_ ids: [String]) {
        var seen: Set<String> = []
        self.ids = ids.prefix(Self.most).filter { seen.insert($0).inserted }
        known = known.filter { seen.contains($0.key) }
    }

    /// The results so far, in the task's order.
    var answered: [(id: String, description: Description)] {
        ids.compactMap { id in known[id].map { (id, $0) } }
    }

    /// The first ones that were not looked up yet, at most `count`.
    func unknown(_ count: Int) -> [String] {
        guard count > 0 else { return [] }
        return Array(ids.lazy.filter { known[$0] == nil }.prefix(count))
    }

    /// Whether a finding is one of them.
    func holds(_ id: String) -> Bool {
        known[id] != nil || ids.contains(id)
    }

    /// The response of DescribeAuditFinding for one of them; nil if there is none.
    func finding(_ id: String) -> AuditFinding? {
        if case .known(let finding)? = known[id] { finding } else { nil }
    }

    /// How far they are read.
    var listing: CheckFindings.Listing {
        let failures = ids.lazy.compactMap { id in
            if case .failed(let failure, _)? = known[id] { failure } else { nil }
        }
        if ids.contains(where: { known[$0] == nil || known[$0] == .loading }) { return .reading }
        return failures.first.map { .failed($0) } ?? .complete
    }

    /// Stores a result.
    mutating func note(_ id: String, _ description: Description) {
        if holds(id) { known[id] = description }
    }

    /// The call was given up.
    mutating func markUnknown(_ id: String) {
        if known[id] == .loading { known[id] = nil }
    }

    /// Lets findings be looked up again whose calls failed at or before this uptime.
    mutating func forgetFailures(until time: Duration) {
        known = known.filter {
            if case .failed(_, let at) = $0.value { at > time } else { true }
        }
    }
}

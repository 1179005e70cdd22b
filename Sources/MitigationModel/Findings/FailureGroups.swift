/// Failures grouped by their cause, the most frequent first; with equal counts, in the order of their first failure.
///
/// Updated failure by failure: a change requires a search among the groups, not among the failures.
public struct FailureGroups: Hashable, Sendable {
    /// The groups in their order; none is empty.
    public private(set) var ranked: [FailureGroup] = []
    private var places: [FailureCause: Place] = [:]
    private var causesSeen = 0

    /// What determines a group's position.
    private struct Place: Hashable, Sendable {
        var count: Int
        /// How many causes were seen before it.
        let age: Int

        func isBefore(_ other: Self) -> Bool {
            count != other.count ? count > other.count : age < other.age
        }
    }

    /// No failures.
    public init() {}

    /// Counts one more finding that failed for this cause.
    public mutating func add(_ cause: FailureCause) {
        var place = removeGroup(cause) ?? newPlace()
        place.count += 1
        insertGroup(cause, place)
    }

    /// Counts one finding less for this cause.
    public mutating func remove(_ cause: FailureCause) {
        guard var place = removeGroup(cause) else { return }
        place.count -= 1
        if place.count > 0 { insertGroup(cause, place) }
    }

    /// The position of a cause's group.
    ///
    /// - Parameter cause: The cause.
    /// - Returns: The position, from 0; nil if no finding failed for this cause.
    public func position(of cause: FailureCause) -> Int? {
        places[cause].map(position)
    }

    private mutating func newPlace() -> Place {
        causesSeen += 1
        return Place(count: 0, age: causesSeen)
    }

    private mutating func removeGroup(_ cause: FailureCause) -> Place? {
        guard let place = places[cause] else { return nil }
        ranked.remove(at: position(place))
        places[cause] = nil
        return place
    }

    private mutating func insertGroup(_ cause: FailureCause, _ place: Place) {
        ranked.insert(FailureGroup(cause: cause, count: place.count), at: position(place))
        places[cause] = place
    }

    /// How many groups come before this place.
    private func position(_ place: Place) -> Int {
        var (low, high) = (0, ranked.count)
        while low < high {
            let middle = (low + high) / 2
            if places[ranked[middle].cause]?.isBefore(place) ?? false { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Executions that failed for the same cause.
public struct FailureGroup: Hashable, Sendable {
    /// The common cause.
    public let cause: FailureCause
    /// How many findings failed for it.
    public var count: Int

    /// A group.
    public init(cause: FailureCause, count: Int) {
        self.cause = cause
        self.count = count
    }
}

/// Why an execution failed.
public struct FailureCause: Hashable, Sendable {
    /// The action's name, as in the task's `actionsDefinition`.
    public let actionName: String?
    /// AWS's error code.
    public let errorCode: String?
    /// AWS's message.
    public let message: String?

    /// A cause; what AWS did not send is nil.
    public init(actionName: String?, errorCode: String?, message: String?) {
        self.actionName = actionName
        self.errorCode = errorCode
        self.message = message
    }

    /// The cause of a failed execution.
    public init(_ execution: AuditMitigationActionExecution) {
        self.init(actionName: execution.actionName, errorCode: execution.errorCode, message: execution.message)
    }
}

import FoundationEssentials

/// The good responses of a session, so that any of its moments can be shown again.
///
/// Its size is bounded, however long the session and however many checks: when it is full, every second moment of the
/// older half is dropped, so that recent moments stay close together and older ones are spread evenly. The first and
/// the last always stay.
public struct Timeline: Hashable, Sendable {
    /// One moment of the session.
    public struct Entry: Hashable, Sendable {
        /// AWS's response at that moment.
        public let observation: Observation
        /// The moment by AWS's clock, as it was known then.
        public let date: Date
    }

    /// The limits of a timeline.
    public struct Limits: Hashable, Sendable {
        /// Moments, at least 2.
        public let moments: Int
        /// Checks of all moments together. New content of a response other than counts uses some of them.
        public let rows: Int

        /// The default is 2,000 moments (almost three hours at 5 seconds), or fewer if they have over 40,000 checks in
        /// total (20 checks in each of 2,000 moments): a few megabytes. A task's actions and target are stored once as
        /// long as they stay the same.
        public init(moments: Int = 2_000, rows: Int = 40_000) {
            self.moments = max(2, moments)
            self.rows = rows
        }
    }

    private var kept: [ResponseSnapshot] = []
    private var rows = 0
    private let limits: Limits

    /// Nothing observed yet.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Adds a good response.
    ///
    /// - Parameters:
    ///   - observation: The response, later than all before it.
    ///   - date: The time of the response by AWS's clock.
    ///   - history: The history of all responses up to this one, to share its storage; nil for none.
    public mutating func observe(_ observation: Observation, date: Date, in history: History? = nil) {
        let snapshot = ResponseSnapshot(observation, date: date, counts: history?.latest, after: kept.last)
        rows += snapshot.rows + (snapshot.hasOwnRest(after: kept.last) ? snapshot.restRows : 0)
        kept.append(snapshot)
        while kept.count > 2, kept.count > limits.moments || rows > limits.rows { thin() }
    }

    /// How many moments are kept.
    public var count: Int {
        kept.count
    }

    /// The latest kept moment before a poll.
    ///
    /// - Parameter number: The number of the poll.
    /// - Returns: The moment; nil if there is none.
    public func moment(before number: Int) -> Entry? {
        moment(at: end(through: number - 1) - 1)
    }

    /// The first kept moment after a poll.
    ///
    /// - Parameter number: The number of the poll.
    /// - Returns: The moment; nil if there is none.
    public func moment(after number: Int) -> Entry? {
        moment(at: end(through: number))
    }

    /// The first poll with a response.
    public var first: Entry? {
        moment(at: 0)
    }

    /// Counts over time as they were known after a poll, from the moments that are kept.
    ///
    /// - Parameter number: The number of the poll.
    /// - Returns: The history up to the poll, including it.
    public func history(through number: Int) -> History {
        var history = History()
        for snapshot in kept[..<end(through: number)] {
            history.observe(snapshot.counts ?? CheckCounts([:]), at: snapshot.at.uptime)
        }
        return history
    }

    /// Drops every second moment of the older half, always the one whose neighbors are closest together: the remaining
    /// ones are spread evenly over time, however often this runs.
    private mutating func thin() {
        let half = max(2, kept.count / 2)
        // Plain numbers: a replay of a day compares a hundred million of them.
        var times = kept[...half].map(\.at.uptime.inSeconds)
        var left = Array(times.indices)
        for _ in 0..<(half / 2) where times.count > 2 {
            let place = Self.densest(times)
            times.remove(at: place)
            left.remove(at: place)
        }
        kept = left.map { kept[$0] } + kept[(half + 1)...]
        rows = kept.indices.reduce(0) { rows, index in
            let before = index > 0 ? kept[index - 1] : nil
            return rows + kept[index].rows + (kept[index].hasOwnRest(after: before) ? kept[index].restRows : 0)
        }
    }

    /// Which of at least three times has the closest neighbors, the first of equal ones. Never the first or the last
    /// time.
    private static func densest(_ times: [Double]) -> Int {
        var (densest, least) = (1, times[2] - times[0])
        for place in 1..<(times.count - 1) {
            let gap = times[place + 1] - times[place - 1]
            if gap < least { (densest, least) = (place, gap) }
        }
        return densest
    }

    private func moment(at index: Int) -> Entry? {
        kept.indices.contains(index)
            ? Entry(observation: kept[index].observation, date: kept[index].date) : nil
    }

    /// How many of the kept polls have this number or a lower one.
    private func end(through number: Int) -> Int {
        kept.partitioningIndex { $0.number > number }
    }
}

/// The course of one check since the session began.
extension Timeline {
    /// A count of a check at the edges of time slices that cover the session up to a poll.
    ///
    /// A slice takes 15 seconds, or 30, 60 … if there would be too many: drawn columns change only when slices are
    /// joined. The last slice ends at the poll. Between two kept moments the count is interpolated. Only the edges are
    /// calculated, however many moments are kept.
    ///
    /// - Parameters:
    ///   - check: The check.
    ///   - number: The number of the poll (default: the latest).
    ///   - columns: The most slices.
    ///   - counting: Picks the count.
    /// - Returns: The counts, the oldest first: at most one more than `columns`, and none unless two moments are kept.
    public func levels(
        of check: CheckName, through number: Int = .max, columns: Int, counting: (Progress) -> Int64?
    ) -> [Double] {
        let shown = kept[..<end(through: number)]
        guard let first = shown.first?.at.uptime, let last = shown.last?.at.uptime, last > first, columns > 0 else {
            return []
        }
        var slice = Duration.seconds(15)
        while slice * columns < last - first { slice *= 2 }
        var edges = [first]
        while let edge = edges.last, edge < last { edges.append(min(edge + slice, last)) }
        return edges.map { level(of: check, at: $0, in: shown, counting: counting) }
    }

    /// The increase of a check's count up to a poll.
    ///
    /// - Parameters:
    ///   - check: The check.
    ///   - number: The number of the poll (default: the latest).
    ///   - time: How long before the poll to begin, but not before the first kept moment.
    ///   - counting: Picks the count.
    /// - Returns: The increase in findings; negative if the count decreased.
    public func growth(
        of check: CheckName, through number: Int = .max, over time: Duration, counting: (Progress) -> Int64?
    ) -> Double {
        let shown = kept[..<end(through: number)]
        guard let first = shown.first?.at.uptime, let last = shown.last?.at.uptime else { return 0 }
        let start = level(of: check, at: max(first, last - time), in: shown, counting: counting)
        return level(of: check, at: last, in: shown, counting: counting) - start
    }

    private func level(
        of check: CheckName, at time: Duration, in shown: ArraySlice<ResponseSnapshot>, counting: (Progress) -> Int64?
    ) -> Double {
        func count(_ index: Int) -> Double {
            shown[index].progress(of: check).flatMap(counting).map(Double.init) ?? 0
        }
        let next = min(shown.partitioningIndex { $0.at.uptime >= time }, shown.endIndex - 1)
        let right = shown[next].at.uptime
        guard next > shown.startIndex, right > time else { return count(next) }
        let left = shown[next - 1].at.uptime
        let share = (time - left) / (right - left)
        return count(next - 1) + (count(next) - count(next - 1)) * share
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which the predicate is true for all elements; the end if it is true for none.
    fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

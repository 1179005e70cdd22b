/// Counts over time, as needed for rates, estimates and sparklines. Its size is bounded, however long the session and
/// however many checks.
public struct History: Hashable, Sendable {
    private var whole = Series()
    private var checks: [CheckName: Series] = [:]
    /// The counts of the latest response.
    private(set) var latest: CheckCounts?
    /// The progress of the whole task in the latest response.
    private var progress = Progress(sumOf: [])

    /// Nothing observed yet.
    public init() {}

    /// Adds a good response. If counts decreased, the history of their check and of the whole task starts again.
    ///
    /// - Parameter observation: The response, later than all before it.
    public mutating func observe(_ observation: Observation) {
        observe(CheckCounts(observation.task.taskStatistics ?? [:], like: latest), at: observation.at.uptime)
    }

    /// Adds the counts of a good response that arrived at this uptime.
    mutating func observe(_ counts: CheckCounts, at uptime: Duration) {
        let fallen = latest.map(counts.fallen) ?? []
        if latest?.checks != counts.checks { checks = checks.filter { counts.index(of: $0.key) != nil } }
        let parts = counts.checks.indices.map { Progress(counts.counts(at: $0)) }
        for (check, part) in zip(counts.checks, parts) {
            checks[check, default: Series()].append(
                Series.Sample(part, at: uptime), startsAnew: fallen.contains(check))
        }
        progress = Progress(sumOf: parts)
        whole.append(Series.Sample(progress, at: uptime), startsAnew: !fallen.isEmpty)
        latest = counts
    }

    /// The rate of the whole task over the last 60 seconds of received polls, or since they began if that is shorter.
    /// If 60 seconds hold fewer than three polls, the rate is over the last three, up to 900 seconds.
    ///
    /// Nil for fewer than three polls or 15 seconds, or if the last three are further apart.
    ///
    /// | polls (second: succeeded + failed) | rate |
    /// |---|---|
    /// | 0: 0, 5: 10 | nil: two polls |
    /// | 0: 0, 5: 10, 10: 20 | nil: 10 s |
    /// | 0: 0, 5: 10, 15: 30 | 30 in 15 s, 120 a minute |
    /// | 0: 0, 30: 60, 60: 90, 90: 120 | 60 in 60 s, 60 a minute |
    /// | 0: 0, 300: 600, 600: 900 | 900 in 600 s, 90 a minute |
    /// | 0: 50, 10: 50, 20: 50 | 0 in 20 s, 0 a minute |
    /// | 0: 90, 10: 95, 20: 40, 30: 50, 40: 60 | 20 in 20 s, 60 a minute: counts decreased at 20 |
    public var rate: Rate? {
        whole.rate(over: .seconds(60))
    }

    /// The rate of one check, calculated in the same way.
    ///
    /// - Parameter check: The check.
    /// - Returns: The rate; nil as for ``rate``, or if the check has no counts.
    public func rate(of check: CheckName) -> Rate? {
        checks[check]?.rate(over: .seconds(60))
    }

    /// The time left for the whole task at the rate of the last five minutes of received polls.
    ///
    /// Nil while `rate` is 0, because a stalled task has no end in sight; if counts do not add up or a total is
    /// missing; and if the total grew within that time, because the remaining count is then unknown. If polls are rare,
    /// the time is as long as that of `rate`. There is no estimate for one check: the order in which AWS processes
    /// checks is unknown.
    public var estimate: Estimate? {
        guard let rate, rate.findings > 0 else { return nil }
        guard progress.addsUp, progress.total != nil else { return nil }
        guard let window = whole.window(.seconds(300)), window.last.total <= window.first.total else { return nil }
        return whole.rate(over: .seconds(300)).flatMap { Estimate(remaining: progress.remaining, rate: $0) }
    }

    /// The rates of the whole task in the latest quarters of a minute, in findings per minute.
    ///
    /// - Parameter count: The most rates to return; 24 are kept.
    /// - Returns: The rates, the oldest first.
    public func sparkline(_ count: Int) -> [Double] {
        whole.bucketRates(count: count, of: Self.bucket)
    }

    /// The rates of one check, calculated in the same way.
    ///
    /// - Parameters:
    ///   - count: The most rates to return; 24 are kept.
    ///   - check: The check.
    /// - Returns: The rates in findings per minute, the oldest first; empty if the check has no counts.
    public func sparkline(_ count: Int, of check: CheckName) -> [Double] {
        checks[check]?.bucketRates(count: count, of: Self.bucket) ?? []
    }

    /// The minimum length for a rate.
    private static let bucket = Duration.seconds(15)
}

extension Series.Sample {
    fileprivate init(_ progress: Progress, at uptime: Duration) {
        self.init(at: uptime, worked: progress.worked, total: max(0, progress.total ?? 0))
    }
}

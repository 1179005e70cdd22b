/// Counts of one check, or of all, over the last minutes: the data for rates, estimates and sparklines.
///
/// The number of samples is limited, however frequent polls are: at least one per `spacing` if there are more, none
/// older than `retention` (except the latest three up to `longestRetention`, so that long intervals have rates too).
struct Series: Hashable, Sendable {
    /// The counts at one time.
    struct Sample: Hashable, Sendable {
        /// The uptime of the response.
        let at: Duration
        /// Findings whose actions were applied: succeeded and failed.
        let worked: Int64
        /// Findings to which the task applies.
        let total: Int64
    }

    /// The samples since counts last decreased, the oldest first, at different times.
    private(set) var samples: [Sample] = []

    private static let spacing = Duration.seconds(4)
    private static let retention = Duration.seconds(360)
    private static let longestRetention = Duration.seconds(900)

    /// Adds the counts of a response. If counts decreased, earlier samples are dropped.
    mutating func append(_ sample: Sample, startsAnew: Bool) {
        if startsAnew { samples.removeAll(keepingCapacity: true) }
        thin(before: sample.at)
        samples.append(sample)
        forget(at: sample.at)
    }

    /// Drops the latest sample if the one before it is close enough to the new one.
    private mutating func thin(before at: Duration) {
        guard let last = samples.last else { return }
        let isRepeated = last.at >= at
        let isDense = samples.count >= 2 && at - samples[samples.count - 2].at <= Self.spacing
        if isRepeated || isDense { samples.removeLast() }
    }

    private mutating func forget(at now: Duration) {
        let dispensable = samples.prefix(max(0, samples.count - 3)).prefix { now - $0.at > Self.retention }
        let expired = samples.prefix { now - $0.at > Self.longestRetention }
        samples.removeFirst(max(dispensable.count, expired.count))
    }
}

/// How fast findings are processed: the change of succeeded + failed over a time. Skipped and canceled findings require
/// no work.
public struct Rate: Hashable, Sendable {
    /// Findings that were processed, 0 or more.
    public let findings: Int64
    /// The time that it took, above zero.
    public let over: Duration

    /// Findings per minute.
    public var perMinute: Double {
        Double(findings) * 60 / over.inSeconds
    }
}

extension Series {
    /// The newest sample, and the first one of a window of this length.
    ///
    /// The window is longer if it would otherwise have fewer than three samples or 15 seconds; nil if there are not as
    /// many yet.
    func window(_ length: Duration) -> (first: Sample, last: Sample)? {
        guard let last = samples.last else { return nil }
        let enough = samples.dropLast(2).last { last.at - $0.at >= .seconds(15) }
        let within = samples.first { last.at - $0.at <= length }
        guard let enough, let within else { return nil }
        return (enough.at < within.at ? enough : within, last)
    }

    /// The change of succeeded + failed over such a window; nil if there are too few samples.
    func rate(over length: Duration) -> Rate? {
        window(length).map { Rate(findings: max(0, $0.last.worked - $0.first.worked), over: $0.last.at - $0.first.at) }
    }

    /// Rates of the latest `count` buckets that samples cover completely, the oldest first, in findings per minute.
    ///
    /// The buckets lie on a fixed grid of the uptime, so a bar does not change once drawn. Between two samples the
    /// count is interpolated.
    func bucketRates(count: Int, of length: Duration) -> [Double] {
        guard let first = samples.first, let last = samples.last, length > .zero else { return [] }
        let start = (first.at / length).rounded(.up)
        let end = (last.at / length).rounded(.down)
        guard count > 0, end > start else { return [] }
        let edges = stride(from: max(start, end - Double(count)), through: end, by: 1).map { worked(at: length * $0) }
        return zip(edges, edges.dropFirst()).map { max(0, $1 - $0) * 60 / length.inSeconds }
    }

    /// The interpolated count at a time between the first and the last sample.
    private func worked(at time: Duration) -> Double {
        guard let next = samples.firstIndex(where: { $0.at >= time }) else { return Double(samples.last?.worked ?? 0) }
        let right = samples[next]
        guard next > 0, right.at > time else { return Double(right.worked) }
        let left = samples[next - 1]
        let share = (time - left.at) / (right.at - left.at)
        return Double(left.worked) + Double(right.worked - left.worked) * share
    }
}

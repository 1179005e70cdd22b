/// Counts of one check, or of all, over the last minutes: what rates, estimates and sparklines are made of.
///
/// The samples stay few, however often polls are made: one at least every `spacing` where there are more, none older
/// than `retention` (but the latest three up to `longestRetention`, so that long intervals have rates too).
struct Series: Hashable, Sendable {
    /// The counts at one time.
    struct Sample: Hashable, Sendable {
        /// Uptime of the answer.
        let at: Duration
        /// Findings whose actions were applied: succeeded and failed.
        let worked: Int64
        /// Findings to which the task applies.
        let total: Int64
    }

    /// The samples since counts last fell, the oldest first; never two at one time.
    private(set) var samples: [Sample] = []

    private static let spacing = Duration.seconds(4)
    private static let retention = Duration.seconds(360)
    private static let longestRetention = Duration.seconds(900)

    /// Adds the counts of an answer. Counts that fell are another history: what was there before is forgotten.
    mutating func append(_ sample: Sample, startsAnew: Bool) {
        if startsAnew { samples.removeAll(keepingCapacity: true) }
        thin(before: sample.at)
        samples.append(sample)
        forget(at: sample.at)
    }

    /// Drops the latest sample if the one before it is near enough to the new one.
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

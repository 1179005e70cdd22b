extension Series {
    /// The newest sample, and the one that a window of this length begins with.
    ///
    /// The window reaches further back where it would hold fewer than three samples or 15 seconds; nil if there are not
    /// as many yet.
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

    /// Rates of the latest `count` buckets that samples cover whole, the oldest first, in findings a minute.
    ///
    /// The buckets lie on a fixed grid of the uptime, so a bar once drawn does not change until it leaves. Between two
    /// samples the work is taken as even.
    func bucketRates(count: Int, of length: Duration) -> [Double] {
        guard let first = samples.first, let last = samples.last, length > .zero else { return [] }
        let start = (first.at / length).rounded(.up)
        let end = (last.at / length).rounded(.down)
        guard count > 0, end > start else { return [] }
        let edges = stride(from: max(start, end - Double(count)), through: end, by: 1).map { worked(at: length * $0) }
        return zip(edges, edges.dropFirst()).map { max(0, $1 - $0) * 60 / length.inSeconds }
    }

    /// The count at a time between the first and the last sample.
    private func worked(at time: Duration) -> Double {
        guard let next = samples.firstIndex(where: { $0.at >= time }) else { return Double(samples.last?.worked ?? 0) }
        let right = samples[next]
        guard next > 0, right.at > time else { return Double(right.worked) }
        let left = samples[next - 1]
        let share = (time - left.at) / (right.at - left.at)
        return Double(left.worked) + Double(right.worked - left.worked) * share
    }
}

/// How many findings of a check are processed by when: a piecewise linear function that is used in both directions.
///
/// `done(at: t) > i` holds exactly when `t >= end(of: i)`: counts and the times of single findings always agree.
struct Schedule: Sendable {
    private struct Corner: Sendable {
        let time: Milliseconds
        let done: UInt64
    }

    private let corners: [Corner]

    /// When the first finding of the check begins.
    let begin: Milliseconds
    /// When the last finding is processed.
    let end: Milliseconds

    /// From `begin` to `end` at a rate that varies with `weights`: the shares of the total in equal parts of the time.
    /// Without weights, the rate is constant.
    init(total: UInt64, from begin: Milliseconds, to end: Milliseconds, weights: [UInt64] = []) {
        self.begin = begin
        self.end = max(end, begin + 1)
        let span = UInt64(self.end - begin)
        let weights = weights.isEmpty || weights.reduce(0, +) == 0 || span < UInt64(weights.count) ? [1] : weights
        let parts = UInt64(weights.count)
        let sum = weights.reduce(0, +)
        var corners = [Corner(time: begin, done: 0)]
        var weight: UInt64 = 0
        for (index, share) in weights.enumerated() {
            weight += share
            let time = begin + Int64(span.scaled(by: UInt64(index) + 1, over: parts))
            corners.append(Corner(time: time, done: total.scaled(by: weight, over: sum)))
        }
        self.corners = corners
    }

    /// The number of findings that are processed at `time`.
    func done(at time: Milliseconds) -> UInt64 {
        guard let next = corners.firstIndex(where: { $0.time > time }) else { return corners.last?.done ?? 0 }
        guard next > 0 else { return 0 }
        let (left, right) = (corners[next - 1], corners[next])
        let share = (right.done - left.done)
            .scaled(by: UInt64(time - left.time), over: UInt64(right.time - left.time))
        return left.done + share
    }

    /// When finding `index` is processed. The end of the schedule for an index that it does not have.
    func end(of index: UInt64) -> Milliseconds {
        guard let next = corners.firstIndex(where: { $0.done > index }), next > 0 else { return end }
        let (left, right) = (corners[next - 1], corners[next])
        let span = UInt64(right.time - left.time)
        return left.time + Int64(span.scaledUp(by: index + 1 - left.done, over: right.done - left.done))
    }
}

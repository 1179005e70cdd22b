import FoundationEssentials
import MitigationModel
import Screen

/// The fourth row: start, rate, and time left. A failure or a pause replaces it, so that nothing below moves.
struct PaceRow {
    let scene: RenderContext
    /// Whether the first row has room for the next poll.
    var hasNextPoll = true

    func line(width: Int) -> Line {
        NoticeLine(scene).line(width: width) ?? pace(width)
    }

    private var state: State { scene.state }

    private func pace(_ width: Int) -> Line {
        state.watch.isFinal ? ended(width) : running(width)
    }

    /// How much is shown of a running task.
    private struct Form {
        /// Columns of the sparkline.
        var spark: Int
        /// Whether the time of day of the end is shown.
        var clock = false
        var next = true
        /// How many of the start time and the running time are left out, in this order.
        var timesLeftOut = 0

        static let all = [
            Form(spark: 24, clock: true), Form(spark: 12, clock: true), Form(spark: 9), Form(spark: 6), Form(spark: 0),
            Form(spark: 9, next: false), Form(spark: 0, next: false), Form(spark: 0, timesLeftOut: 1),
            Form(spark: 0, next: false, timesLeftOut: 1), Form(spark: 0, next: false, timesLeftOut: 2),
        ]
    }

    private func running(_ width: Int) -> Line {
        let rate = Line(RateText.perMinute(state.rate?.perMinute))
        let times = [started, duration(label: "running")].compactMap(\.self)
        let (stalled, left, end) = (stalled, timeLeft, end)
        let nextPoll = hasNextPoll ? .blank : Freshness(scene).nextPoll
        for form in Form.all {
            let spark = Sparkline(state.watch.history.sparkline(form.spark), style: .accent).line(width: form.spark)
            let pace = spark.columns > 0 ? rate + Line(" ") + spark : rate
            let usual = scene.progress.hasCounts ? [pace, form.clock ? left + end : left] : []
            let facts = times.dropFirst(form.timesLeftOut) + (stalled.map { [$0] } ?? usual)
            let line = Line.facts(facts + [form.next ? nextPoll : .blank])
            if line.columns <= width { return line }
        }
        return (stalled ?? left).fitted(to: width)
    }

    /// Shown in place of the rate and the time left.
    private var stalled: Line? {
        state.watch.stalled(at: state.now).map {
            Line("stalled: no progress for \(TimeText.duration($0))", Style.warning.bold)
        }
    }

    private var started: Line? {
        state.task?.startTime.map { Line("started \(scene.time($0))") }
    }

    private func duration(label: String) -> Line? {
        state.runningTime.map { Line("\(label) \(TimeText.duration($0))") }
    }

    /// If the counts do not add up, the time left is unknown, and the contradiction is shown instead.
    private var timeLeft: Line {
        guard scene.progress.addsUp else { return Line("counts do not add up", .warning) }
        if state.watch.isCanceling { return Line("cancel accepted", .canceled) }
        return Line(scene.estimate.map { "about \(TimeText.brief($0.timeLeft)) left" } ?? "no estimate yet")
    }

    /// ` (04:38Z)`: when the task is expected to end, by AWS's clock.
    private var end: Line {
        guard scene.estimate != nil else { return .blank }
        return Line(state.estimatedEnd.flatMap { TimeText.minute($0, in: scene.zone) }.map { " (\($0))" } ?? "")
    }

    /// While the end is news: with a mark in front, and the key that dismisses it.
    func ended(_ width: Int, mark: Line? = nil, key: Line? = nil) -> Line {
        let end = state.task?.endTime.map { Line("ended \(scene.time($0))") }
        let took = duration(label: "took")
        let rest =
            scene.progress.remaining > 0 && scene.progress.isSound
            ? Line("\(CountText.full(scene.progress.remaining)) unprocessed", .warning) : nil
        let sums = scene.progress.addsUp ? nil : Line("counts do not add up", .warning)
        let confirming = state.watch.isSettled ? nil : Line("confirming status", .dim)
        let wordings = [
            [mark, started, end, took, rest, sums, confirming, key], [mark, started, end, took, rest, sums, key],
            [mark, end, took, rest, sums, key], [mark, end, took, rest, sums], [mark, took, rest, sums],
            [mark, rest, sums],
        ]
        return Line.fitting(width, wordings.map { Line.facts($0.compactMap(\.self)) }).fitted(to: width)
    }
}

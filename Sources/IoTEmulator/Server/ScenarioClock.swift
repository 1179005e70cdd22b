/// Scenario time that can be held: time that passes on the outer clock meanwhile does not count.
struct ScenarioClock: Sendable {
    private enum Phase {
        case running
        /// Scenario time is held at this value.
        case held(Duration)
    }

    private var phase = Phase.running
    private var leftOut = Duration.zero

    /// The scenario time when the outer clock shows `elapsed`.
    func time(_ elapsed: Duration) -> Duration {
        switch phase {
        case .running: max(.zero, elapsed - leftOut)
        case .held(let time): time
        }
    }

    /// Holds the scenario, or resumes it from its current time.
    mutating func hold(_ hold: Bool, at elapsed: Duration) {
        let time = time(elapsed)
        leftOut = elapsed - time
        phase = hold ? .held(time) : .running
    }
}

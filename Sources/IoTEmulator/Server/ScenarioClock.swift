/// Scenario time that can be held: what passes on the outer clock while it is held is left out.
struct ScenarioClock: Sendable {
    private enum Phase {
        case running
        /// Scenario time stands at this.
        case held(Duration)
    }

    private var phase = Phase.running
    private var leftOut = Duration.zero

    /// The scenario time when the outer clock says `elapsed`.
    func time(_ elapsed: Duration) -> Duration {
        switch phase {
        case .running: max(.zero, elapsed - leftOut)
        case .held(let time): time
        }
    }

    /// Stops the scenario, or lets it go on from where it stands.
    mutating func hold(_ hold: Bool, at elapsed: Duration) {
        let time = time(elapsed)
        leftOut = elapsed - time
        phase = hold ? .held(time) : .running
    }
}

import MitigationModel
import Screen

extension State {
    /// The state after a single poll with this response: for output that is printed once.
    public init(setup: WatchSetup, answer: PollAnswer, now: Moment) {
        self.init(setup: setup, size: Size(columns: 80, rows: 24), now: now)
        for case .poll(let id, _) in update(&self, .started, at: now) {
            _ = update(&self, .pollSucceeded(id, answer), at: now)
        }
    }
}

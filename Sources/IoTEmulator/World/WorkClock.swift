/// Converts scenario time to work time, which can stop and go back.
///
/// Everything that a task reports follows from the work time, so if counts decrease, the findings and their executions
/// go back with them.
struct WorkClock: Sendable {
    /// From `from` on, the work continues at `work`, up to `limit`.
    struct Piece: Sendable {
        let from: Milliseconds
        let work: Milliseconds
        var limit: Milliseconds = .max
    }

    private let pieces: [Piece]

    /// The work follows the scenario.
    static let steady = WorkClock([Piece(from: 0, work: 0)])

    /// `pieces` in chronological order. The first begins at 0.
    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// The work time at `time`.
    func work(at time: Milliseconds) -> Milliseconds {
        guard let piece = pieces.last(where: { $0.from <= time }) else { return 0 }
        return min(piece.limit, piece.work.saturatingAdding(time - piece.from))
    }

    /// The last moment up to `now` at which the work time reached `work`.
    func moment(ofWork work: Milliseconds, before now: Milliseconds) -> Milliseconds {
        for piece in pieces.reversed() where piece.from <= now && piece.work < work && work <= piece.limit {
            let moment = piece.from.saturatingAdding(work - piece.work)
            if moment <= now {
                return moment
            }
        }
        return min(work, now)
    }
}

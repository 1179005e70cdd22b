import MitigationModel

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

/// A moment or a span of scenario time in whole milliseconds, the precision of the wire's timestamps.
typealias Milliseconds = Int64

extension Duration {
    /// Rounded down, and clamped to 64 bits.
    var milliseconds: Milliseconds {
        let (seconds, attoseconds) = components
        let (scaled, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        return overflows ? (seconds < 0 ? .min : .max) : scaled.saturatingAdding(attoseconds / 1_000_000_000_000_000)
    }
}

extension UInt64 {
    /// `self * numerator / denominator`, rounded down, calculated with 128 bits. Requires `numerator <= denominator`
    /// and a denominator above zero.
    func scaled(by numerator: UInt64, over denominator: UInt64) -> UInt64 {
        denominator.dividingFullWidth(multipliedFullWidth(by: numerator)).quotient
    }

    /// Like `scaled`, rounded up.
    func scaledUp(by numerator: UInt64, over denominator: UInt64) -> UInt64 {
        let (quotient, remainder) = denominator.dividingFullWidth(multipliedFullWidth(by: numerator))
        return remainder == 0 ? quotient : quotient + 1
    }
}

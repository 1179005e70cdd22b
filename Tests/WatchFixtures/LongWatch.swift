import MitigationModel
import Screen

/// A watch that goes on for hours, a poll each second, in which all counts move and something is told most of the time: in
/// each of 20 checks a finding fails every 31 seconds, which is too far apart to be told in one line.
public struct LongWatch: Sendable {
    /// The watch.
    public private(set) var watch: FixedWatch
    /// How many polls were answered.
    public private(set) var polls = 0

    /// A watch that begins now.
    public init(size: Size) {
        watch = FixedWatch(size: size)
    }

    /// A second passes, and the next poll is answered.
    public mutating func goOn() {
        polls += 1
        let polls = polls
        watch.answerNext(
            FixedTask.at(share: Double(polls) / Self.span) { check in Int64((polls + Self.period - check) / Self.period)
            })
    }

    /// Seconds between two failures of a check.
    private static let period = 31
    /// The work is done after so many polls.
    private static let span = 40_000.0
}

import MitigationModel
import Screen

/// A session that lasts for hours, with a poll per second in which all counts change and most have news: in each of 20
/// checks a finding fails every 31 seconds, which is too far apart to be merged into one line.
public struct LongWatch: Sendable {
    /// The session.
    public private(set) var watch: FixedWatch
    /// How many polls had a response.
    public private(set) var polls = 0

    /// A session that begins now.
    public init(size: Size) {
        watch = FixedWatch(size: size)
    }

    /// Advances by a second, and responds to the next poll.
    public mutating func advance() {
        polls += 1
        let polls = polls
        watch.answerNext(
            FixedTask.at(share: Double(polls) / Self.span) { check in Int64((polls + Self.period - check) / Self.period)
            })
    }

    /// Seconds between two failures of a check.
    private static let period = 31
    /// The number of polls after which the work is done.
    private static let span = 40_000.0
}

import MitigationModel
import Screen

/// A session of many hours, with a poll each second. All counts change, and most polls add to the journal: in each of
/// 20 checks a finding fails every 31 seconds, which is too rare for one line of the journal.
package struct LongWatch: Sendable {
    /// The session so far.
    package private(set) var watch: FixedWatch
    /// How many polls had a response.
    package private(set) var polls = 0

    /// A session that begins now.
    package init(size: Size) {
        watch = FixedWatch(size: size)
    }

    /// Advances by a second, and responds to the next poll.
    package mutating func advance() {
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

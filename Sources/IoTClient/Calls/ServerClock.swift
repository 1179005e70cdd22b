import FoundationEssentials
import Synchronization

/// How far this machine's clock is off, as a server told. One is shared by all that asks for one watch: what the first refusal
/// taught, the others need not learn.
public final class ServerClock: Sendable {
    /// A signature may also be refused for its time without a word of it: AWS tolerates five minutes, so a little less is suspect.
    private static let toleratedSkew: TimeInterval = 240

    private let offset = Mutex<TimeInterval>(0)

    /// A clock of which nothing is known yet: this machine's counts.
    public init() {}

    /// The server's time, as far as it is known, when this machine's clock says `date`.
    public func corrected(_ date: Date) -> Date {
        date.addingTimeInterval(offset.withLock(\.self))
    }

    /// Whether a refusal that came when this machine's clock said `now` was one for the time. Then the server's time counts from
    /// now on, and the same request may be signed and sent once more: nothing was done by it.
    ///
    /// - Parameter signed: The time that the refused request was signed with. Meanwhile another may have put the clock right.
    func correct(with fault: ServiceFault, signed: Date, at now: Date) -> Bool {
        guard let least = Self.leastDifference(fault), let serverDate = fault.serverDate,
            abs(serverDate.timeIntervalSince(signed)) >= least
        else { return false }
        offset.withLock { $0 = serverDate.timeIntervalSince(now) }
        return true
    }

    /// From which difference on the time may be to blame; nil where it is not.
    private static func leastDifference(_ fault: ServiceFault) -> TimeInterval? {
        switch CommonFault(fault) {
        case .clockSkew: 0
        case .badSignature: toleratedSkew
        default: nil
        }
    }
}

import FoundationEssentials
import Synchronization

/// The offset of a server's clock from this machine's, measured after clock skew. All clients of a session share one,
/// so that only the first request is rejected.
public final class ServerClock: Sendable {
    /// AWS may reject a signature because of its time without saying so. It tolerates five minutes, so a little less is
    /// suspect.
    static let toleratedSkew: TimeInterval = 240

    private let offset = Mutex<TimeInterval>(0)

    /// A clock without an offset: this machine's time counts.
    public init() {}

    /// The server's time at a moment of this machine's clock.
    ///
    /// - Parameter date: The time by this machine's clock.
    /// - Returns: The time with the known offset added; `date` itself if no offset is known.
    public func corrected(_ date: Date) -> Date {
        date.addingTimeInterval(offset.withLock(\.self))
    }

    /// Corrects the offset if a rejection at the time `now` was because of clock skew. If so, the same request can be
    /// signed and sent again, as it changed nothing.
    ///
    /// - Parameter signed: The time in the signature of the rejected request. Another request may have corrected the
    ///   offset since.
    func correct(with fault: ServiceFault, signed: Date, at now: Date) -> Bool {
        guard let least = Self.leastDifference(fault), let serverDate = fault.serverDate,
            abs(serverDate.timeIntervalSince(signed)) >= least
        else { return false }
        offset.withLock { $0 = serverDate.timeIntervalSince(now) }
        return true
    }

    /// The least difference at which clock skew is the cause; nil if it is not.
    private static func leastDifference(_ fault: ServiceFault) -> TimeInterval? {
        switch CommonFault(fault) {
        case .clockSkew: 0
        case .badSignature: toleratedSkew
        default: nil
        }
    }
}

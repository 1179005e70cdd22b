import FoundationEssentials

/// The difference between the machine's calendar clock and AWS's, from the Date headers of responses.
///
/// A Date header is rounded down to the second, so one response leaves an uncertainty of one second. A correction
/// within that uncertainty is kept: otherwise running times would jump with each response. Between responses, time
/// advances with the uptime, which never jumps.
public struct ClockCorrection: Hashable, Sendable {
    /// AWS's clock at one uptime; nil before the first response with a date.
    private var reference: Reference?
    /// Whether the operator was notified that the machine's clock is far off.
    private var isSkewReported = false

    private struct Reference: Hashable, Sendable {
        var date: Date
        var uptime: Duration
    }

    /// No response yet: the machine's own clock counts.
    public init() {
        reference = nil
    }

    /// Uses the Date header of a response.
    ///
    /// - Parameters:
    ///   - serverDate: The header's time, in whole seconds.
    ///   - moment: The moment when the response arrived.
    public mutating func observe(serverDate: Date, at moment: Moment) {
        let latest = serverDate.addingTimeInterval(1)
        let expected = reference == nil ? serverDate.addingTimeInterval(0.5) : corrected(moment)
        reference = Reference(date: min(max(expected, serverDate), latest), uptime: moment.uptime)
    }

    /// AWS's time at a moment.
    ///
    /// - Parameter moment: The moment, by this machine's clocks.
    /// - Returns: The time by AWS's clock; by this machine's clock before the first response.
    public func corrected(_ moment: Moment) -> Date {
        guard let reference else { return moment.wall }
        return reference.date.addingTimeInterval((moment.uptime - reference.uptime).inSeconds)
    }

    /// The skew when it first exceeds 30 seconds in either direction.
    ///
    /// - Parameter moment: The moment, by this machine's clocks.
    /// - Returns: The skew; nil at all other times.
    public mutating func newsOfSkew(at moment: Moment) -> Duration? {
        let skew = skew(at: moment)
        guard !isSkewReported, skew > .seconds(30) || skew < .seconds(-30) else { return nil }
        isSkewReported = true
        return skew
    }

    /// How far the machine's clock is ahead of AWS's.
    ///
    /// - Parameter moment: The moment, by this machine's clocks.
    /// - Returns: The skew; negative if the machine's clock is behind.
    public func skew(at moment: Moment) -> Duration {
        Duration(saturating: moment.wall.timeIntervalSince(corrected(moment)))
    }
}

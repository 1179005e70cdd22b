import FoundationEssentials

/// How far the machine's calendar clock is from AWS's, told by the Date headers of its answers.
///
/// A Date header is cut to the second, so one answer leaves a second of doubt. A correction that lies within it is kept:
/// else a running time would jump back and forth with each answer. Between answers time goes on with the uptime, which
/// never jumps.
public struct ClockCorrection: Hashable, Sendable {
    /// AWS's clock at one uptime; nil before the first answer with a date.
    private var reference: Reference?
    /// Whether the operator knows that the machine's clock is far off.
    private var isSkewTold = false

    private struct Reference: Hashable, Sendable {
        var date: Date
        var uptime: Duration
    }

    /// No answer has come yet: the machine's own clock counts.
    public init() {
        reference = nil
    }

    /// Takes in the Date header of an answer that came at this moment.
    public mutating func observe(serverDate: Date, at moment: Moment) {
        let latest = serverDate.addingTimeInterval(1)
        let expected = reference == nil ? serverDate.addingTimeInterval(0.5) : corrected(moment)
        reference = Reference(date: min(max(expected, serverDate), latest), uptime: moment.uptime)
    }

    /// AWS's clock at this moment, as far as known.
    public func corrected(_ moment: Moment) -> Date {
        guard let reference else { return moment.wall }
        return reference.date.addingTimeInterval((moment.uptime - reference.uptime).inSeconds)
    }

    /// The skew, the first time that it is over 30 seconds either way: news, once in a watch.
    public mutating func newsOfSkew(at moment: Moment) -> Duration? {
        let skew = skew(at: moment)
        guard !isSkewTold, skew > .seconds(30) || skew < .seconds(-30) else { return nil }
        isSkewTold = true
        return skew
    }

    /// How far the machine's clock is ahead of AWS's; negative if it is behind.
    public func skew(at moment: Moment) -> Duration {
        Duration(saturating: moment.wall.timeIntervalSince(corrected(moment)))
    }
}

/// How fast findings are worked off: the change of succeeded + failed over a time. Skipped and canceled are no work.
public struct Rate: Hashable, Sendable {
    /// Findings that were worked off, 0 or more.
    public let findings: Int64
    /// The time that it took, above zero.
    public let over: Duration

    /// Findings a minute.
    public var perMinute: Double {
        Double(findings) * 60 / over.inSeconds
    }
}

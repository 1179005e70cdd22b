import FoundationEssentials

/// One moment, read off two clocks at once.
public struct Moment: Hashable, Sendable {
    /// The machine's calendar clock: for times that are shown. It may be wrong and may jump.
    public var wall: Date
    /// Time since the machine started, its sleep included (CLOCK_BOOTTIME): for ages, intervals and rates. It never jumps.
    public var uptime: Duration

    /// A moment at which both clocks were read.
    public init(wall: Date, uptime: Duration) {
        self.wall = wall
        self.uptime = uptime
    }
}

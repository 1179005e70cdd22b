import FoundationEssentials
import Glibc
import MitigationModel

/// The machine's clocks, or a faster version of them: at speed 60, everything that is shown, polled and counted sees a
/// minute per second.
struct Clocks: Sendable {
    /// How much faster than real time this clock runs; above 0.
    let speed: Double
    private let origin: Moment

    /// Clocks that agree with the machine's now.
    init(speed: Double = 1) {
        self.speed = speed
        origin = Moment(wall: Self.machineWall(), uptime: Self.machineUptime())
    }

    /// Reads both clocks. At speed 1 the calendar clock is the machine's, including its jumps.
    func now() -> Moment {
        guard speed != 1 else {
            return Moment(wall: Self.machineWall(), uptime: Self.machineUptime())
        }
        let elapsed = elapsed()
        return Moment(
            wall: origin.wall.addingTimeInterval(elapsed / .seconds(1)), uptime: origin.uptime + elapsed)
    }

    /// The time on this clock since it was created.
    func elapsed() -> Duration {
        (Self.machineUptime() - origin.uptime) * speed
    }

    /// How long the machine must wait until a time on this clock has passed.
    func realTime(_ duration: Duration) -> Duration {
        duration / speed
    }

    /// The time on this clock when the machine's calendar clock reaches a date.
    func date(atMachine date: Date) -> Date {
        guard speed != 1 else { return date }
        return now().wall.addingTimeInterval(date.timeIntervalSince(Self.machineWall()) * speed)
    }

    /// The machine's calendar clock.
    static func machineWall() -> Date {
        Date()
    }

    /// CLOCK_BOOTTIME: it continues while a laptop sleeps.
    static func machineUptime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

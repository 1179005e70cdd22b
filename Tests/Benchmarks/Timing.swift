import Glibc

/// The work of a piece of the program: CPU time of this process, so that a busy machine does not matter.
enum Timing {
    /// The median of nine rounds, after one to warm up; a round repeats the body until it has taken 20 ms.
    static func median(of body: () -> Void) -> Duration {
        var repeats = 1
        while round(repeats, of: body) < .milliseconds(20), repeats < 1_000_000 { repeats *= 2 }
        return median((0..<9).map { _ in round(repeats, of: body) / repeats })
    }

    /// The one in the middle; zero if there are none.
    static func median(_ durations: [Duration]) -> Duration {
        durations.isEmpty ? .zero : durations.sorted()[durations.count / 2]
    }

    /// The CPU time of this process so far, all threads together.
    static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func round(_ repeats: Int, of body: () -> Void) -> Duration {
        let start = processorTime()
        for _ in 0..<repeats { body() }
        return processorTime() - start
    }
}

extension Duration {
    /// In microseconds, with one decimal.
    var microseconds: String { Decimals.text(self / .microseconds(1)) }

    /// In milliseconds, with two decimals.
    var milliseconds: String { Decimals.text(self / .milliseconds(1), places: 2) }
}

/// Formats numbers with a fixed number of decimals.
enum Decimals {
    static func text(_ value: Double, places: Int = 1) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let decimals = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: places - decimals.count) + decimals
    }
}

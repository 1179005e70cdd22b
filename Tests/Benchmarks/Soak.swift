import Screen
import WatchFixtures

/// Hours of a session in fast time: every second a poll with different counts.
enum Soak {
    /// Draws one of every `every` polls, and prints a line for each ten minutes: the minute; KiB of PSS, of private
    /// dirty pages, and in use according to malloc; the journal's lines and the kept polls.
    static func run(hours: Int, drawing every: Int) throws {
        let stage = try Stage()
        var long = LongWatch(size: stage.size)
        var lines: [String] = []
        for poll in 1...(hours * 3_600) {
            long.advance()
            if poll.isMultiple(of: every) { stage.show(long.watch.state) }
            if poll.isMultiple(of: 600) { lines.append("\(poll / 60) \(try sample(long))") }
        }
        stage.end(saying: lines)
    }

    private static func sample(_ long: LongWatch) throws -> String {
        let memory = try ProcessMemory()
        let state = long.watch.state
        return "\(memory.proportional) \(memory.privateDirty) \(Costs.bytesInUse / 1_024) "
            + "\(state.watch.journal.entries.count) \(state.watch.timeline.count)"
    }
}

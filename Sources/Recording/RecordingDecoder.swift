import Dashboard
import FoundationEssentials
import MitigationModel

/// Reads the lines of a recording after the first. Each can depend on those before it.
public struct RecordingDecoder {
    private var latest: AuditMitigationActionsTask?
    private var time = Duration.zero
    private var number = 0

    /// A decoder before the first fact.
    public init() {}

    /// Reads a line without its end. Nil for a fact that this version does not know.
    public mutating func fact(in line: [UInt8]) throws(UnreadableLine) -> RecordedFact? {
        guard let members = JSONMembers(line[...]) else { throw UnreadableLine("not a JSON object") }
        guard let event = members["event"]?.plainText else { throw UnreadableLine("it names no event") }
        let at = try moment(members)
        let what =
            event == "pollSucceeded" ? try poll(members) : try JSONText.value(LineMembers.self, line).fact()
        try checkOrder(what, at)
        time = at.uptime
        return what.map { RecordedFact(at: at, what: $0) }
    }

    private func moment(_ members: JSONMembers) throws(UnreadableLine) -> Moment {
        guard let seconds = members["t"]?.number, let wall = members["at"]?.number,
            (0...Self.longest).contains(seconds), (-Self.farthest...Self.farthest).contains(wall)
        else { throw UnreadableLine("it has no time") }
        return Moment(wall: Date(timeIntervalSince1970: wall), uptime: Duration(recorded: seconds))
    }

    /// A fact earlier than the one before was not written by this program, and what follows would be inconsistent.
    private mutating func checkOrder(_ what: EventTrace.Fact?, _ at: Moment) throws(UnreadableLine) {
        guard at.uptime >= time else { throw UnreadableLine("timestamp goes backwards") }
        guard case .came(let event, let asked?) = what else { return }
        guard asked >= .zero, asked <= at.uptime else { throw UnreadableLine("its poll started at another time") }
        guard let id = event.pollId else { return }
        guard id.number > number else { throw UnreadableLine("its poll comes after a later one") }
        number = id.number
    }

    /// Thirty years.
    private static let longest = 1e9
    /// Three thousand years from 1970.
    static let farthest = 1e11
}

/// Responses to polls: nearly all lines of a recording.
extension RecordingDecoder {
    private mutating func poll(_ members: JSONMembers) throws(UnreadableLine) -> EventTrace.Fact {
        guard let number = members["number"]?.wholeNumber.flatMap({ Int(exactly: $0) }) else {
            throw UnreadableLine("pollSucceeded without number")
        }
        let task = try task(members)
        latest = task
        let answer = PollAnswer(
            task: task, requestId: try text(members["requestId"]),
            serverDate: try date(members["serverDate"]))
        return .came(
            .pollSucceeded(PollID(number), answer),
            asked: try seconds(members["asked"]).map { Duration(recorded: $0) })
    }

    private func task(_ members: JSONMembers) throws(UnreadableLine) -> AuditMitigationActionsTask {
        if let task = members["task"] { return try JSONText.value(AuditMitigationActionsTask.self, task) }
        guard var task = latest else { throw UnreadableLine("counts without the task that they are of") }
        guard let counts = members["counts"] else { return task }
        guard let checks = JSONMembers(counts) else { throw UnreadableLine("\"counts\" is not a JSON object") }
        for (name, value) in checks.members {
            task.taskStatistics?[CheckName(try self.name(name))] = try statistics(value)
        }
        return task
    }

    private func statistics(_ value: ArraySlice<UInt8>) throws(UnreadableLine) -> TaskStatisticsForAuditCheck {
        guard let members = JSONMembers(value) else { throw UnreadableLine("counts of a check are not a JSON object") }
        func count(_ name: StaticString) throws(UnreadableLine) -> Int64? {
            guard let value = members[name] else { return nil }
            guard let count = value.wholeNumber else { throw UnreadableLine("\(name) is no whole number") }
            return count
        }
        return TaskStatisticsForAuditCheck(
            totalFindingsCount: try count("totalFindingsCount"), failedFindingsCount: try count("failedFindingsCount"),
            succeededFindingsCount: try count("succeededFindingsCount"),
            skippedFindingsCount: try count("skippedFindingsCount"),
            canceledFindingsCount: try count("canceledFindingsCount"))
    }

    private func name(_ name: ArraySlice<UInt8>) throws(UnreadableLine) -> String {
        let quote = [UInt8(ascii: "\"")]
        return try text((quote + name + quote)[...]) ?? ""
    }

    private func text(_ value: ArraySlice<UInt8>?) throws(UnreadableLine) -> String? {
        guard let value else { return nil }
        if let text = value.plainText { return text }
        return try JSONText.value(String.self, value)
    }

    private func seconds(_ value: ArraySlice<UInt8>?) throws(UnreadableLine) -> Double? {
        guard let value else { return nil }
        guard let number = value.number else { throw UnreadableLine("a time is not a number") }
        return number
    }

    private func date(_ value: ArraySlice<UInt8>?) throws(UnreadableLine) -> Date? {
        guard let seconds = try seconds(value) else { return nil }
        guard let date = Date(timestamp: seconds) else { throw UnreadableLine("a time is out of range") }
        return date
    }
}

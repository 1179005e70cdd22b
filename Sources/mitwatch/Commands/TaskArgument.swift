import ArgumentParser
import IoTClient

/// The task that a command is about.
struct TaskArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("Task ID. If it starts with a hyphen, put -- before it.", valueName: "task-id"))
    var taskId: String

    func validate() throws {
        try TaskId.validateArgument(taskId)
    }
}

extension TaskId {
    /// Rejects an invalid ID as a usage error.
    static func validateArgument(_ id: String) throws {
        do throws(TaskIdError) {
            try validate(id)
        } catch {
            throw ValidationError(error.description)
        }
    }
}

/// Whether a watch is recorded.
struct RecordOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Record the session to a new file for mitwatch replay.", valueName: "file"))
    var record: String?

    func validate() throws {
        guard record != "" else { throw ValidationError("--record requires a file name.") }
    }

    /// Creates the file; nil if nothing is recorded. An existing file is never overwritten.
    func file() throws -> NewFile? {
        do throws(FileError) {
            guard let record else { return nil }
            return try NewFile(creating: record)
        } catch {
            throw CommandFailure(Problem(recording: error), .configuration)
        }
    }
}

/// A length of time as an operator types it: `5s`, `2m`, `1h`, `1m30s`, `500ms`, or a number of seconds.
struct DurationArgument: ExpressibleByArgument, Hashable, Sendable {
    let duration: Duration

    /// Nil for anything other than numbers with units, and for more seconds than 64 bits hold.
    init?(argument: String) {
        guard let duration = Self.parse(argument) else {
            return nil
        }
        self.duration = duration
    }

    private static func parse(_ text: String) -> Duration? {
        if let seconds = number(text[...]) {
            return .seconds(seconds)
        }
        var rest = text[...]
        var sum = Duration.zero
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            let unit = rest.dropFirst(digits.count).prefix { $0.isLetter }
            guard let value = number(digits), let length = units[String(unit)] else {
                return nil
            }
            sum += .seconds(value * length)
            rest = rest.dropFirst(digits.count + unit.count)
        }
        return text.isEmpty ? nil : sum
    }

    /// The seconds in a unit.
    private static let units: [String: Double] = [
        "ms": 0.001, "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86400,
    ]

    private static func number(_ text: Substring) -> Double? {
        guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let value = Double(text),
            value < 1_000_000_000
        else {
            return nil
        }
        return value
    }
}

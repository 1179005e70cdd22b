import ArgumentParser
import FoundationEssentials

/// A position in a recording as an operator types it: `90m` after its beginning, `04:30` or `04:30:12Z` of its day in
/// UTC, a full time such as `2026-11-23T04:30:12Z`, or `end`.
enum ReplayPosition: ExpressibleByArgument, Hashable, Sendable {
    /// This long after the beginning.
    case after(Duration)
    /// The first time after the beginning at which clocks show this many seconds after midnight in UTC, for a length: a
    /// minute, or a second if seconds are given.
    case clock(seconds: Int, lasting: Int)
    /// A point in time.
    case date(Date)
    /// The end.
    case end

    /// A position within a recording.
    enum Place: Hashable {
        case after(Duration)
        case end
    }

    init?(argument: String) {
        if argument == "end" {
            self = .end
        } else if let duration = DurationArgument(argument: argument) {
            self = .after(duration.duration)
        } else if let clock = Self.clock(argument) {
            self = clock
        } else if let date = try? Date(argument, strategy: .iso8601) {
            self = .date(date)
        } else {
            return nil
        }
    }

    /// The position in a recording that began then. Earlier times mean its beginning.
    func uptime(in began: Date) -> Place {
        switch self {
        case .after(let duration): .after(duration)
        case .clock(let seconds, let length): .after(.seconds(Self.next(seconds, lasting: length, after: began)))
        case .date(let date): .after(.seconds(min(max(0, date.timeIntervalSince(began)), 1e9)))
        case .end: .end
        }
    }

    /// Whether it is a point in time before a recording that began then. The second in which it began counts as its
    /// beginning.
    func isBefore(_ began: Date) -> Bool {
        if case .date(let date) = self {
            date.timeIntervalSince1970 < began.timeIntervalSince1970.rounded(.down)
        } else {
            false
        }
    }

    /// `04:30` or `04:30:12`, with or without a `Z`.
    private static func clock(_ text: String) -> ReplayPosition? {
        let parts = (text.hasSuffix("Z") ? text.dropLast() : text[...]).split(
            separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.count == 2 && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
        }
        guard numbers.count == parts.count, (2...3).contains(numbers.count), numbers[0] < 24, numbers[1] < 60,
            numbers.count == 2 || numbers[2] < 60
        else { return nil }
        return numbers.count == 3
            ? .clock(seconds: numbers[0] * 3_600 + numbers[1] * 60 + numbers[2], lasting: 1)
            : .clock(seconds: numbers[0] * 3_600 + numbers[1] * 60, lasting: 60)
    }

    /// How long after the beginning clocks show that; zero if they show it at the beginning.
    private static func next(_ seconds: Int, lasting length: Int, after began: Date) -> Double {
        let day = 86_400.0
        let rest = (Double(seconds) - began.timeIntervalSince1970).remainder(inDay: day)
        return rest > day - Double(length) ? 0 : rest
    }
}

extension Double {
    /// The remainder within a day of this many seconds, never negative.
    fileprivate func remainder(inDay day: Double) -> Double {
        let rest = truncatingRemainder(dividingBy: day)
        return rest < 0 ? rest + day : rest
    }
}

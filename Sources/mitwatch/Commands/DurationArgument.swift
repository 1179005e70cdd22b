import ArgumentParser

/// A length of time as an operator types it: `5s`, `2m`, `1h`, `1m30s`, `500ms`, or a bare number of seconds.
struct DurationArgument: ExpressibleByArgument, Hashable, Sendable {
    let duration: Duration

    /// Nil for anything else than numbers with units, and for what does not fit 64 bits of seconds.
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

    /// Seconds in a unit.
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

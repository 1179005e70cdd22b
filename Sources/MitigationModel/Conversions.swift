import FoundationEssentials

extension FixedWidthInteger {
    /// The number without its fraction, or the nearest value that the type holds; 0 for what is not a number. The door for every
    /// number that comes from a file, a server or a flag: `Int(_:)` of such a number would end the program.
    ///
    /// | number | Int64 |
    /// |---|---|
    /// | 2.9 | 2 |
    /// | -2.9 | -2 |
    /// | 9.3e18 | 9223372036854775807 |
    /// | -infinity | -9223372036854775808 |
    /// | NaN | 0 |
    package init(saturating number: Double) {
        let whole = number.rounded(.towardZero)
        self = Self(exactly: whole) ?? (whole.isNaN ? 0 : whole < 0 ? .min : .max)
    }

    /// The sum, or the nearest value that the type holds.
    package func saturatingAdding(_ other: Self) -> Self {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? (other < 0 ? .min : .max) : sum
    }
}

extension Duration {
    /// So many seconds. Times come from outside: not a number is zero, and what exceeds 30,000 years is cut there.
    public init(saturating seconds: Double) {
        let limit = 1e12
        self = seconds.isNaN ? .zero : .seconds(min(max(seconds, -limit), limit))
    }

    /// The seconds, with their fraction.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

extension Date {
    /// A number of seconds since 1970 from outside; nil outside of the years 1 to 9999, the range that AWS's model gives a
    /// timestamp, and for what is not a number. Calendars overflow beyond it.
    package init?(timestamp seconds: Double) {
        guard (-62_135_596_800.0..<253_402_300_800.0).contains(seconds) else { return nil }
        self.init(timeIntervalSince1970: seconds)
    }
}

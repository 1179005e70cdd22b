import FoundationEssentials

extension FixedWidthInteger {
    /// The integer part, or the nearest value that the type holds; 0 for NaN. Use it for every number from a file, a
    /// server or a flag: `Int(_:)` would end the program.
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
    /// A duration in seconds from an untrusted source: NaN is zero, and the value is clamped to about 30,000 years.
    public init(saturating seconds: Double) {
        let limit = 1e12
        self = seconds.isNaN ? .zero : .seconds(min(max(seconds, -limit), limit))
    }

    /// The duration in seconds, including the fraction.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

extension Date {
    /// A time in seconds since 1970 from an untrusted source; nil for NaN and outside the years 1 to 9999, the range of
    /// AWS's timestamps. Calendars overflow beyond it.
    package init?(timestamp seconds: Double) {
        guard (-62_135_596_800.0..<253_402_300_800.0).contains(seconds) else { return nil }
        self.init(timeIntervalSince1970: seconds)
    }
}

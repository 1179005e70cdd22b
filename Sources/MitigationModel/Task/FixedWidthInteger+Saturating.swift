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

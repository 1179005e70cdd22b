import MitigationModel

/// A moment or a span of scenario time in whole milliseconds, the precision of the wire's timestamps.
typealias Milliseconds = Int64

extension Duration {
    /// Rounded down, and clamped to 64 bits.
    var milliseconds: Milliseconds {
        let (seconds, attoseconds) = components
        let (scaled, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        return overflows ? (seconds < 0 ? .min : .max) : scaled.saturatingAdding(attoseconds / 1_000_000_000_000_000)
    }
}

extension UInt64 {
    /// `self * numerator / denominator`, rounded down, calculated with 128 bits. Requires `numerator <= denominator`
    /// and a denominator above zero.
    func scaled(by numerator: UInt64, over denominator: UInt64) -> UInt64 {
        denominator.dividingFullWidth(multipliedFullWidth(by: numerator)).quotient
    }

    /// Like `scaled`, rounded up.
    func scaledUp(by numerator: UInt64, over denominator: UInt64) -> UInt64 {
        let (quotient, remainder) = denominator.dividingFullWidth(multipliedFullWidth(by: numerator))
        return remainder == 0 ? quotient : quotient + 1
    }
}

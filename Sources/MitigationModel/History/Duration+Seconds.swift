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

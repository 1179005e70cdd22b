import MitigationModel

/// How fast findings are processed.
enum RateText {
    /// `348/min`, `0.4/min`, `1.2M/min`; a rate above zero is at least `<0.1/min`, an unknown rate is `–/min`. At most
    /// ten columns.
    static func perMinute(_ rate: Double?) -> String {
        guard let rate, rate.isFinite else { return "–/min" }
        guard rate < 9.95 else { return "\(CountText.short(Int64(saturating: rate.rounded()), columns: 6))/min" }
        let tenths = Int(saturating: (max(0, rate) * 10).rounded())
        if tenths == 0 { return rate > 0 ? "<0.1/min" : "0/min" }
        return tenths % 10 == 0 ? "\(tenths / 10)/min" : "\(tenths / 10).\(tenths % 10)/min"
    }
}

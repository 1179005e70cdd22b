import MitigationModel

/// Counts and shares as text.
enum CountText {
    /// With thousands separators: `-1,234,567`. At the largest possible number, which may be a capped sum: `≥9,223…`.
    static func full(_ count: Int64) -> String {
        sign(count) + grouped(count.magnitude)
    }

    private static func grouped(_ number: UInt64) -> String {
        guard number >= 1_000 else { return String(number) }
        return grouped(number / 1_000) + "," + String(1_000 + number % 1_000).dropFirst()
    }

    /// The longest form of at most `columns` columns, rounded down: `123,456`, `123k`, `4.5M`, `9.2E`.
    /// Four columns are enough for any count that is not negative.
    static func short(_ count: Int64, columns: Int) -> String {
        let whole = full(count)
        guard whole.unicodeScalars.count > columns else { return whole }
        return forms(count).first { $0.unicodeScalars.count <= columns } ?? "…"
    }

    private static func sign(_ count: Int64) -> String {
        count == .max ? "≥" : count < 0 ? "-" : ""
    }

    /// `4.5M` and `4M`; from ten units on only the latter.
    private static func forms(_ count: Int64) -> [String] {
        guard let (unit, letter) = units.last(where: { $0.size <= count.magnitude }) else { return [] }
        let sign = sign(count)
        let whole = count.magnitude / unit
        let tenth = count.magnitude % unit / (unit / 10)
        let short = "\(sign)\(whole)\(letter)"
        return whole < 10 ? ["\(sign)\(whole).\(tenth)\(letter)", short] : [short]
    }

    private static let units: [(size: UInt64, letter: Character)] = [
        (1_000, "k"), (1_000_000, "M"), (1_000_000_000, "G"), (1_000_000_000_000, "T"), (1_000_000_000_000_000, "P"),
        (1_000_000_000_000_000_000, "E"),
    ]

    /// A count's share of a total with one decimal, rounded half up: `59.6%`. Only the whole total is `100.0%`, and a
    /// share above zero is at least `<0.1%`.
    /// Nil without a total.
    static func share(_ count: Int64, of whole: Int64) -> String? {
        guard whole > 0, count > 0 else { return nil }
        let rounded = (Int128(count) * 2_000 + Int128(whole)) / (2 * Int128(whole))
        let permille = count < whole ? min(rounded, 999) : rounded
        return permille == 0 ? "<0.1%" : "\(permille / 10).\(permille % 10)%"
    }

    /// `1 check`, `2 checks`.
    static func counted(_ count: Int64, _ singular: String, _ plural: String) -> String {
        "\(full(count)) \(count == 1 ? singular : plural)"
    }

    /// A speed factor: `60`, `0.5`.
    static func factor(_ factor: Double) -> String {
        Int(exactly: factor).map(String.init) ?? "\(factor)"
    }
}

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

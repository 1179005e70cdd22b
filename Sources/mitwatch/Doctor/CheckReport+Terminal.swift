import IoTClient
import Screen
import Terminal

extension CheckReport {
    /// The terminal: whether a dashboard can be drawn on it, and how.
    ///
    /// - Parameter type: TERM's value.
    static func terminal(_ facts: TerminalFacts, type: String?) -> CheckReport {
        switch facts.obstacle {
        case .standardInputNotATerminal?, .standardOutputNotATerminal?:
            let why = facts.obstacle.map { "\($0)" } ?? ""
            return CheckReport(
                .note, "terminal", "none: \(why)", advice: ["A watch writes lines there, as with --plain."])
        case let obstacle?:
            return CheckReport(
                .wrong, "terminal", "\(obstacle)",
                advice: ["Until then a watch writes lines, as with --plain."])
        case nil:
            let size = facts.size.map { "\($0.columns)x\($0.rows)" } ?? "of unknown size, taken for 80x24"
            return CheckReport(.ok, "terminal", "\(SanitizedText(type ?? "")), \(colors(facts)), \(size)")
        }
    }

    private static func colors(_ facts: TerminalFacts) -> String {
        switch (facts.colors, facts.usesColors) {
        case (...7, _): "no colours"
        case (let count, false): "\(count) colours, none of them wanted"
        case (let count, true): "\(count) colours"
        }
    }

    /// The locale: what can be shown, and which variable sets it.
    static func locale(_ facts: TerminalFacts, variables: [String: String]) -> CheckReport {
        let settings = [
            ("LC_ALL", variables["LC_ALL"]), ("LC_CTYPE", variables["LC_CTYPE"]), ("LANG", variables["LANG"]),
        ]
        let given = settings.first { !($0.1 ?? "").isEmpty }
        let origin = given.map { "\(SanitizedText($0.1 ?? "")), from \($0.0)" } ?? "none named"
        let text = "\(origin): \(facts.glyphs.words)"
        guard facts.hasLocale else {
            return CheckReport(
                .note, "locale", text,
                advice: ["This machine lacks it, so that its name alone counts: install it, or name C.UTF-8."])
        }
        guard facts.glyphs == .ascii else { return CheckReport(.ok, "locale", text) }
        return CheckReport(.note, "locale", text, advice: ["If the terminal shows UTF-8: export LC_ALL=C.UTF-8"])
    }
}

extension GlyphSet {
    fileprivate var words: String {
        switch self {
        case .full: "all of Unicode is shown"
        case .basic: "what the Linux console and PuTTY have is shown"
        case .ascii: "ASCII alone is shown"
        }
    }
}

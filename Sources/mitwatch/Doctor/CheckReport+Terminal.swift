import Dashboard
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
            let stream = facts.obstacle == .standardInputNotATerminal ? "standard input" : "standard output"
            return CheckReport(
                .note, "terminal", "not a terminal (\(stream))", advice: ["mitwatch will use --plain output here."])
        case let obstacle?:
            return CheckReport(
                .fail, "terminal", "\(obstacle)",
                advice: ["Until this is fixed, mitwatch uses --plain output."])
        case nil:
            let size = facts.size.map { "\($0.columns)x\($0.rows)" } ?? "size unknown (assuming 80x24)"
            return CheckReport(.ok, "terminal", "\(SanitizedText(type ?? "")), \(colors(facts)), \(size)")
        }
    }

    private static func colors(_ facts: TerminalFacts) -> String {
        switch (facts.colors, facts.usesColors) {
        case (...7, _): "no colors"
        case (let count, false): "\(count) colors, turned off by NO_COLOR"
        case (let count, true): "\(count) colors"
        }
    }

    /// The locale: what can be shown, and which variable sets it.
    static func locale(_ facts: TerminalFacts, variables: [String: String]) -> CheckReport {
        let settings = [
            ("LC_ALL", variables["LC_ALL"]), ("LC_CTYPE", variables["LC_CTYPE"]), ("LANG", variables["LANG"]),
        ]
        let given = settings.first { !($0.1 ?? "").isEmpty }
        let origin = given.map { "\(SanitizedText($0.1 ?? "")) (\($0.0))" } ?? "not set"
        let text = "\(origin): \(facts.glyphs.words)"
        guard facts.hasLocale else {
            return CheckReport(
                .note, "locale", text,
                advice: [
                    "This locale is not installed, so mitwatch guesses from its name.",
                    CallFailure.fixLine("install it, or use C.UTF-8"),
                ])
        }
        guard facts.glyphs == .ascii else { return CheckReport(.ok, "locale", text) }
        return CheckReport(
            .note, "locale", text,
            advice: [CallFailure.fixLine("if your terminal supports UTF-8: `export LC_ALL=C.UTF-8`")])
    }
}

extension GlyphSet {
    fileprivate var words: String {
        switch self {
        case .full: "full Unicode"
        case .basic: "basic set (Linux console, PuTTY)"
        case .ascii: "ASCII only"
        }
    }
}

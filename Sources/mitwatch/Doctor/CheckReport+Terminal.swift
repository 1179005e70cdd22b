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
            let other = facts.type.flatMap(drawing)
            let name = ["\(SanitizedText(type ?? ""))", other].compactMap(\.self).joined(separator: ", ")
            return CheckReport(other == nil ? .ok : .note, "terminal", "\(name), \(colors(facts)), \(size)")
        }
    }

    /// How the terminal is drawn, if not with the host's entry for its own type.
    private static func drawing(_ type: TerminalType) -> String? {
        let cause =
            switch type.source {
            case .host: "no terminfo entry"
            case .builtIn: "built-in entry: no terminfo entry"
            case .builtInWithoutDatabase: "built-in entry: no terminfo database on this host"
            }
        switch type.reason {
        case .name: return type.source == .host ? nil : cause
        case .family: return "drawn as \(type.drawnAs) (\(cause))"
        case .response: return "drawn as a VT100 with colors (\(cause))"
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
        let text = "\(origin): \(facts.glyphs.words)\(facts.glyphsReason.words)"
        guard facts.hasLocale || facts.glyphsReason == .terminal else {
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

extension TerminalFacts.GlyphsReason {
    fileprivate var words: String {
        switch self {
        case .locale: ""
        case .terminal: ", reported by the terminal"
        case .multiplexer: " (tmux and GNU screen use the locale)"
        case .silence: " (the terminal did not report UTF-8)"
        }
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

/// Foreign text as it is shown: measured and shortened in columns. Invisible characters in the results are spelled out,
/// so that they take exactly that many columns in a frame.
public enum DisplayText {
    /// Replaces text that is omitted.
    static let ellipsis = DisplayGlyph(base: "…", width: 1)

    /// How many columns the text takes.
    public static func columns(of text: some StringProtocol) -> Int {
        // One concrete type from here on: generic code is slow when called from another module.
        let text = String(text)
        if isPlain(text) { return text.utf8.count }
        return DisplayGlyphs(text).reduce(0) { $0 + $1.width }
    }

    /// The text, or as much of its beginning as fits before an ellipsis: `Device certif…`.
    public static func fitted(_ text: some StringProtocol, to width: Int) -> String {
        let text = String(text)
        if isPlain(text) {
            guard text.utf8.count > width else { return text }
            return width > 0 ? String(decoding: text.utf8.prefix(width - 1), as: UTF8.self) + "…" : ""
        }
        let glyphs = Array(DisplayGlyphs(text))
        guard columns(of: glyphs) > width else { return string(glyphs) }
        guard width > 0 else { return "" }
        return string(prefix(of: glyphs, to: width - 1) + [ellipsis])
    }

    /// The text, or an ellipsis and as much of its end as fits: `…9012`.
    public static func suffixFitted(_ text: some StringProtocol, to width: Int) -> String {
        let glyphs = Array(DisplayGlyphs(text))
        guard columns(of: glyphs) > width else { return string(glyphs) }
        guard width > 0 else { return "" }
        return string([ellipsis] + suffix(of: glyphs, to: width - 1))
    }

    /// The text, or its beginning and end with an ellipsis in the middle: `6f1c2d3e…a5b4c3d2`. The middle is cut first:
    /// the last `tail` columns stay as long as they fit, then the first ones.
    public static func middleFitted(_ text: some StringProtocol, to width: Int, tail: Int = 8) -> String {
        let glyphs = Array(DisplayGlyphs(text))
        guard columns(of: glyphs) > width else { return string(glyphs) }
        guard width > 0 else { return "" }
        let end = suffix(of: glyphs, to: min(tail, (width - 1) / 2))
        let start = prefix(of: glyphs, to: width - 1 - columns(of: end))
        return string(start + [ellipsis] + end)
    }

    /// Whether it is printable ASCII: each byte is a character of one column that is shown unchanged.
    static func isPlain(_ text: String) -> Bool {
        func isPlain(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
        // Iterating over a string's bytes is slow, but nearly all strings store them contiguously.
        return text.utf8.withContiguousStorageIfAvailable(isPlain) ?? isPlain(text.utf8)
    }

    /// How an invisible character is spelled out: `^[` or `<U+202E>`.
    static func spelling(of scalar: Unicode.Scalar) -> [UInt8] {
        guard DisplayClass(scalar) != .caret else { return [0x5E, UInt8(truncatingIfNeeded: scalar.value ^ 0x40)] }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return Array("<U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)>".utf8)
    }

    private static func columns(of glyphs: [DisplayGlyph]) -> Int {
        glyphs.reduce(0) { $0 + $1.width }
    }

    private static func prefix(of glyphs: [DisplayGlyph], to width: Int) -> [DisplayGlyph] {
        var used = 0
        return Array(
            glyphs.prefix {
                used += $0.width
                return used <= width
            })
    }

    private static func suffix(of glyphs: [DisplayGlyph], to width: Int) -> [DisplayGlyph] {
        prefix(of: glyphs.reversed(), to: width).reversed()
    }

    private static func string(_ glyphs: [DisplayGlyph]) -> String {
        var text = String.UnicodeScalarView()
        for glyph in glyphs { glyph.append(to: &text) }
        return String(text)
    }
}

extension DisplayText {
    /// The text, padded with spaces on the right to a width. Longer text stays unchanged.
    public static func padded(_ text: String, to width: Int) -> String {
        text + gap(beside: text, to: width)
    }

    /// The text, padded with spaces on the left to a width. Longer text stays unchanged.
    public static func rightAligned(_ text: String, to width: Int) -> String {
        gap(beside: text, to: width) + text
    }

    /// The text as lines of at most that many columns, wrapped like a `Line`.
    public static func wrapped(_ text: String, to width: Int, indent: Int) -> [String] {
        Line(text).wrapped(to: width, indent: indent).map { fitted($0.text, to: .max) }
    }

    private static func gap(beside text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns(of: text)))
    }
}

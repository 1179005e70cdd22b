extension DisplayText {
    /// The text with spaces after it, so that it takes so many columns; one that takes more stays as it is.
    public static func padded(_ text: String, to width: Int) -> String {
        text + gap(beside: text, to: width)
    }

    /// The text with spaces before it, so that it takes so many columns; one that takes more stays as it is.
    public static func rightAligned(_ text: String, to width: Int) -> String {
        gap(beside: text, to: width) + text
    }

    /// The text as lines of at most so many columns, parted as a `Line` is.
    public static func wrapped(_ text: String, to width: Int, indent: Int) -> [String] {
        Line(text).wrapped(to: width, indent: indent).map { fitted($0.text, to: .max) }
    }

    private static func gap(beside text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns(of: text)))
    }
}

import CNCurses
import Glibc
import Screen

/// What is known of the operator's terminal without taking it.
public struct TerminalFacts: Sendable, Hashable {
    /// Why no full screen can be drawn; nil where one can.
    public var obstacle: TerminalError?
    /// How large the window is, where its driver knows that.
    public var size: Size?
    /// How many colours its type has; 0 for none, and where no screen can be drawn.
    public var colors: Int
    /// Whether they are used: the operator may want none.
    public var usesColors: Bool
    /// What can be shown.
    public var glyphs: GlyphSet
    /// Whether this machine has the locale that the environment names; true where it names none.
    public var hasLocale: Bool

    /// A terminal of these facts.
    public init(
        obstacle: TerminalError? = nil, size: Size? = nil, colors: Int, usesColors: Bool = true,
        glyphs: GlyphSet = .full, hasLocale: Bool = true
    ) {
        self.obstacle = obstacle
        self.size = size
        self.colors = colors
        self.usesColors = usesColors
        self.glyphs = glyphs
        self.hasLocale = hasLocale
    }

    /// Looks at standard input and output. The C library's locale is set as for drawing: this is for a program with one thread.
    public init(probing options: TerminalOptions) {
        obstacle = Terminal.obstacle(options)
        var (columns, rows): (Int32, Int32) = (0, 0)
        let isKnown = cnc_window_size(STDOUT_FILENO, &columns, &rows)
        size = isKnown ? Size(columns: Int(columns), rows: Int(rows)) : nil
        // The number of a type that has none is below zero.
        colors = obstacle == nil ? max(0, Int(tigetnum("colors"))) : 0
        usesColors = options.usedTheme != .mono
        hasLocale = options.locale.map { setlocale(LC_CTYPE, $0) != nil } ?? true
        let encoding = Encoding(locale: options.locale, terminalType: options.terminalType ?? "")
        glyphs = obstacle == nil ? encoding.establish(wanting: options.glyphs) : options.lineGlyphs
    }
}

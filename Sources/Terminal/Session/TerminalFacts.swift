import CNCurses
import Glibc
import Screen

/// What is known about the operator's terminal before taking it.
public struct TerminalFacts: Sendable, Hashable {
    /// Why the screen cannot be drawn; nil if it can.
    public var obstacle: TerminalError?
    /// The size of the window, if the terminal's driver reports it.
    public var size: Size?
    /// How many colors its type has; 0 for none, and if the screen cannot be drawn.
    public var colors: Int
    /// Whether colors are used: the operator may disable them.
    public var usesColors: Bool
    /// What can be shown.
    public var glyphs: GlyphSet
    /// Whether this machine has the locale that the environment names; true if it names none.
    public var hasLocale: Bool

    /// A terminal with these facts.
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

    /// Examines standard input and output. It sets the C library's locale as drawing does, so call it while there is
    /// one thread.
    public init(probing options: TerminalOptions) {
        obstacle = Terminal.obstacle(options)
        var (columns, rows): (Int32, Int32) = (0, 0)
        let isKnown = cnc_window_size(STDOUT_FILENO, &columns, &rows)
        size = isKnown ? Size(columns: Int(columns), rows: Int(rows)) : nil
        // A type without colors has a negative number.
        colors = obstacle == nil ? max(0, Int(tigetnum("colors"))) : 0
        usesColors = options.usedTheme != .mono
        hasLocale = options.locale.map { setlocale(LC_CTYPE, $0) != nil } ?? true
        let encoding = Encoding(locale: options.locale, terminalType: options.terminalType ?? "")
        glyphs = obstacle == nil ? encoding.establish(wanting: options.glyphs) : options.lineGlyphs
    }
}

import CNCurses
import Glibc
import Screen

/// What is known about the operator's terminal before taking it.
public struct TerminalFacts: Sendable, Hashable {
    /// What the terminal is drawn with; nil if the screen cannot be drawn.
    public var type: TerminalType?
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
    /// Why that can be shown.
    public var glyphsReason: GlyphsReason
    /// Whether this machine has the locale that the environment names; true if it names none.
    public var hasLocale: Bool

    /// Why these characters can be shown.
    public enum GlyphsReason: Sendable, Hashable {
        /// Because of the locale and the terminal's type.
        case locale
        /// The terminal reported that it decodes UTF-8.
        case terminal
        /// Because of the locale, since tmux or GNU screen follow it.
        case multiplexer
        /// Because of the locale: the terminal did not report that it decodes UTF-8.
        case silence
    }

    /// A terminal with these facts.
    public init(
        type: TerminalType? = nil, obstacle: TerminalError? = nil, size: Size? = nil, colors: Int,
        usesColors: Bool = true, glyphs: GlyphSet = .full, glyphsReason: GlyphsReason = .locale, hasLocale: Bool = true
    ) {
        self.type = type
        self.obstacle = obstacle
        self.size = size
        self.colors = colors
        self.usesColors = usesColors
        self.glyphs = glyphs
        self.glyphsReason = glyphsReason
        self.hasLocale = hasLocale
    }

    /// Examines standard input and output, and queries the terminal if that decides how it is drawn: that can take
    /// 400 ms. It sets the C library's locale as drawing does, so call it while there is one thread.
    public init(probing options: TerminalOptions) {
        var options = options
        obstacle = Terminal.obstacle(&options)
        type = obstacle == nil ? options.resolved?.type : nil
        var (columns, rows): (Int32, Int32) = (0, 0)
        let isKnown = cnc_window_size(STDOUT_FILENO, &columns, &rows)
        size = isKnown ? Size(columns: Int(columns), rows: Int(rows)) : nil
        // A type without colors has a negative number.
        colors = obstacle == nil ? max(0, Int(tigetnum("colors"))) : 0
        usesColors = options.usedTheme != .mono
        hasLocale = options.locale.map { setlocale(LC_CTYPE, $0) != nil } ?? true
        (glyphs, glyphsReason) = (options.lineGlyphs, .locale)
        guard obstacle == nil else { return }
        let range = options.glyphRange()
        glyphs = range.known
        guard options.glyphs == nil, glyphs == .ascii else { return }
        guard range.widest != .ascii else {
            glyphsReason = .multiplexer
            return
        }
        var query = ShellQuery()
        let isUTF8 = query.drawsUTF8()
        query.putBack()
        glyphsReason = isUTF8 ? .terminal : .silence
        if isUTF8 { glyphs = range.widest }
    }
}

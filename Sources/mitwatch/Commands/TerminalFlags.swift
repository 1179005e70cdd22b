import ArgumentParser
import Screen
import Terminal

/// How a dashboard is drawn, if the operator overrides the environment.
struct TerminalFlags: ParsableArguments {
    @Option(help: ArgumentHelp("When to use color; auto respects NO_COLOR and TERM.", valueName: "when"))
    var color = ColorFlag.auto

    @Option(help: ArgumentHelp("Color palette.", valueName: "name"))
    var palette = PaletteFlag.default

    @Option(help: ArgumentHelp("Characters to use. (default: from locale and TERM)", valueName: "set"))
    var glyphs: GlyphsFlag?

    @Flag(help: "Same as --glyphs ascii.")
    var ascii = false

    @Flag(help: "Show the task and its status in the window title.")
    var title = false

    @Flag(help: "Turn on the mouse (key: m).")
    var mouse = false

    func validate() throws {
        guard !ascii || glyphs == nil || glyphs == .ascii else {
            throw ValidationError("--ascii and --glyphs cannot be used together, except --glyphs ascii.")
        }
    }

    /// The options for the Terminal module.
    func options(_ environment: ProgramEnvironment) -> TerminalOptions {
        var options = TerminalOptions(environment: environment.variables)
        options.color = color.use
        options.theme = palette.theme
        options.setsTitle = title
        options.usesMouse = mouse
        options.glyphs = ascii ? .ascii : glyphs?.set
        return options
    }
}

/// When colors are used, as an operator types it.
enum ColorFlag: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never

    var use: TerminalOptions.ColorUse {
        switch self {
        case .auto: .automatic
        case .always: .always
        case .never: .never
        }
    }
}

/// Which colors are used, as an operator types it.
enum PaletteFlag: String, CaseIterable, ExpressibleByArgument {
    case `default`
    case colorblind
    case mono

    var theme: Theme {
        switch self {
        case .default: .standard
        case .colorblind: .colorblind
        case .mono: .mono
        }
    }
}

/// What a terminal can show, as an operator types it.
enum GlyphsFlag: String, CaseIterable, ExpressibleByArgument {
    case full
    case basic
    case ascii

    var set: GlyphSet {
        switch self {
        case .full: .full
        case .basic: .basic
        case .ascii: .ascii
        }
    }
}

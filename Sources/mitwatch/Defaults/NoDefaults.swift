import ArgumentParser

/// Whether default flags are ignored. In MITWATCH_FLAGS it ignores the flags file.
struct NoDefaults: ParsableArguments {
    static let name = "--no-defaults"

    @Flag(help: "Ignore the flags file and MITWATCH_FLAGS.")
    var noDefaults = false

    /// Whether it is among the flags of a command line.
    static func isIn(_ words: [String]) -> Bool {
        words.prefix { $0 != "--" }.contains(name)
    }
}

/// The operator's default flags: those in the flags file, then those in MITWATCH_FLAGS.
struct Defaults {
    /// A place where defaults are set.
    struct Source: Hashable, Sendable {
        /// The file's path, or the variable's name.
        let name: String
        let content: Content
    }

    /// What a source has.
    enum Content: Hashable, Sendable {
        /// Flags that the program has, in order.
        case flags([DefaultFlag])
        /// Something that cannot be used; the first one if there are several.
        case invalid(DefaultError)
        /// Something else says that this source is ignored.
        case ignored(by: String)
    }

    /// The file, if there is a home directory, and the variable. Later ones override earlier ones.
    let sources: [Source]
    /// Nil if nothing is set.
    private let rules: DefaultFlagRules?

    /// Reads both sources. `ignored`: the command line ignores them, so they are not read.
    init(_ environment: ProgramEnvironment, ignored: Bool = false) throws {
        let file = FlagsFile(environment)
        let text = environment.variables["MITWATCH_FLAGS"] ?? ""
        if ignored {
            sources = Self.sources(file, .ignored(by: NoDefaults.name), .ignored(by: NoDefaults.name))
            rules = nil
            return
        }
        let lines = Result { () throws(DefaultError) in try file?.flags() ?? [] }
        // Most operators have no defaults, and need no rules for them.
        guard !text.isEmpty || lines != .success([]) else {
            sources = Self.sources(file, .flags([]), .flags([]))
            rules = nil
            return
        }
        let rules = DefaultFlagRules(try OptionReference())
        let words = Result { () throws(DefaultError) in try Self.flags(inVariable: text, rules) }
        let ignoresFile = (try? words.get())?.contains { $0.word == NoDefaults.name } ?? false
        sources = Self.sources(
            file,
            ignoresFile
                ? .ignored(by: "\(NoDefaults.name) in \(DefaultOrigin.variableName)")
                : Content(lines, checkedBy: rules),
            Content(words.map { $0.filter { $0.word != NoDefaults.name } }, checkedBy: rules))
        self.rules = rules
    }

    private static func sources(_ file: FlagsFile?, _ lines: Content, _ words: Content) -> [Source] {
        let name = file.map { "\(DefaultOrigin.file($0.path, line: nil))" }
        return (name.map { [Source(name: $0, content: lines)] } ?? [])
            + [Source(name: DefaultOrigin.variableName, content: words)]
    }

    private static func flags(
        inVariable text: String, _ rules: DefaultFlagRules
    ) throws(DefaultError) -> [DefaultFlag] {
        let words: [String]
        do throws(ShellWords.SyntaxError) {
            words = try ShellWords.words(in: text)
        } catch {
            throw DefaultError(.variable(word: nil), "\(error)")
        }
        return try rules.flags(in: words)
    }
}

extension Defaults {
    /// All flags that can be used; later ones override earlier ones.
    var flags: [DefaultFlag] {
        sources.flatMap { source -> [DefaultFlag] in
            guard case .flags(let flags) = source.content else { return [] }
            return flags
        }
    }

    /// Those that a command has.
    func flags(of command: String) -> [DefaultFlag] {
        flags.filter { rules?.has($0, command) ?? false }
    }

    /// The first default that cannot be used.
    var error: DefaultError? {
        for source in sources {
            if case .invalid(let error) = source.content { return error }
        }
        return nil
    }
}

extension Defaults.Content {
    /// The flags that were read, if the rules accept all of them.
    fileprivate init(_ source: Result<[DefaultFlag], DefaultError>, checkedBy rules: DefaultFlagRules) {
        do throws(DefaultError) {
            let flags = try source.get()
            try rules.check(flags)
            self = .flags(flags)
        } catch {
            self = .invalid(error)
        }
    }
}

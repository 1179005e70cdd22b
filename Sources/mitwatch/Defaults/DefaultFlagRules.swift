import ArgumentParser
import IoTClient

/// Which flags may be defaults, with which values. The argument parser decides: there is no second list of flags.
struct DefaultFlagRules {
    /// A flag, as the parser knows it.
    private struct Option {
        var commands: Set<String>
        let takesValue: Bool
    }

    private let options: [String: Option]
    /// Each command with a command line that is complete: some commands need a task or a file.
    private let commands: [(name: String, argument: [String])]

    init(_ reference: OptionReference) {
        var options: [String: Option] = [:]
        let described = reference.commands.filter { $0.name != Mitwatch.configuration.commandName }
        for command in described {
            for argument in command.arguments {
                guard let name = argument.option else { continue }
                options[name, default: Option(commands: [], takesValue: argument.takesValue)].commands
                    .insert(command.name)
            }
        }
        self.options = options
        commands = described.map { command in
            (command.name, command.arguments.contains { $0.option == nil } ? Self.placeholder : [])
        }
    }

    /// Instead of a task or a file.
    private static let placeholder = ["--", "x"]

    /// Whether a command has a flag.
    func has(_ flag: DefaultFlag, _ command: String) -> Bool {
        options[flag.name]?.commands.contains(command) ?? false
    }

    /// Flags that are about one session, one task or one file, with the reason why they must be typed.
    static let typedOnly = [
        "--allow-cancel": "each session is read-only unless you type it",
        "--record": "each session needs a new file",
        "--at": "each recording has its own times",
        "--wait-for-task": "it is about one task",
    ]

    /// The flags among words in the form of a command line.
    func flags(in words: [String]) throws(DefaultError) -> [DefaultFlag] {
        var flags: [DefaultFlag] = []
        var rest = Array(words.enumerated())[...]
        while let (index, word) = rest.popFirst() {
            let origin = DefaultOrigin.variable(word: index + 1)
            try DefaultFlag.checkCharacters(of: word, origin)
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts.first ?? ""
            var value = parts.count > 1 ? parts[1] : nil
            if value == nil, options[name]?.takesValue == true, let next = rest.first, !next.element.hasPrefix("--") {
                try DefaultFlag.checkCharacters(of: next.element, .variable(word: next.offset + 1))
                value = rest.removeFirst().element
            }
            flags.append(DefaultFlag(name: name, value: value, origin: origin))
        }
        return flags
    }

    /// Throws if one of the flags is not a flag of any command, or if no command accepts its value.
    func check(_ flags: [DefaultFlag]) throws(DefaultError) {
        for flag in flags { try checkForm(of: flag) }
        // Most flags are valid together, and parsing is slow.
        var rest = flags
        for (command, argument) in commands where !rest.isEmpty {
            var names: Set<String> = []
            let batch = rest.filter { has($0, command) && names.insert($0.name).inserted }
            guard !batch.isEmpty, Self.accepts([command] + batch.map(\.word) + argument) else { continue }
            rest.removeAll(where: batch.contains)
        }
        for flag in rest {
            if let message = rejection(of: flag, among: flags) { throw DefaultError(flag.origin, message) }
        }
    }

    /// Throws unless a command has the flag, with a value if it takes one.
    private func checkForm(of flag: DefaultFlag) throws(DefaultError) {
        func error(_ fact: String) -> DefaultError { DefaultError(flag.origin, fact) }
        let name = flag.name
        guard name.hasPrefix("--"), name != "--" else {
            throw error("only long flags can be defaults, not \(SanitizedText(name))")
        }
        if let reason = Self.typedOnly[name] { throw error("\(name) cannot be a default: \(reason)") }
        guard let option = options[name] else {
            let isBuiltIn = [NoDefaults.name, "--help", "--version", "--generate-completion-script"].contains(name)
            guard !isBuiltIn else { throw error("\(name) cannot be a default") }
            let similar = NearestWord.suggestion(for: name, among: options.keys.sorted())
            throw error("unknown flag \(SanitizedText(name))" + (similar.map { "; did you mean \($0)?" } ?? ""))
        }
        guard option.takesValue || flag.value == nil else { throw error("\(name) takes no value") }
        guard !option.takesValue || flag.value ?? "" != "" else { throw error("\(name) requires a value") }
    }

    /// Why no command accepts a flag: the message of the first one that has it. Nil if one accepts it, perhaps only
    /// together with another flag, as it is with --log-level and --log-file.
    private func rejection(of flag: DefaultFlag, among flags: [DefaultFlag]) -> String? {
        var others: [String: DefaultFlag] = [:]
        for other in flags where other.name != flag.name { others[other.name] = other }
        var message: String?
        for (command, argument) in commands where has(flag, command) {
            do {
                _ = try Mitwatch.parseAsRoot([command, flag.word] + argument)
                return nil
            } catch {
                message = message ?? Mitwatch.sanitized(Mitwatch.message(for: error), quoting: [flag.word])
            }
            let isAccepted = others.values.contains { other in
                has(other, command) && Self.accepts([command, flag.word, other.word] + argument)
            }
            if isAccepted { return nil }
        }
        return message.map(Self.onOneLine)
    }

    /// The parser lists many values on lines of their own.
    private static func onOneLine(_ message: String) -> String {
        let lines = message.split(separator: "\n").map { $0.drop { $0 == " " } }
        let (items, others) = (lines.filter { $0.hasPrefix("- ") }, lines.filter { !$0.hasPrefix("- ") })
        return (others + [items.map { $0.dropFirst(2) }.joined(separator: ", ")[...]])
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whether a command line is valid, or would be if it had the task or the file that is missing. Nothing runs.
    static func accepts(_ words: [String]) -> Bool {
        let completed = words + (words.contains("--") ? ["x"] : placeholder)
        return [words, completed].contains { (try? Mitwatch.parseAsRoot($0)) != nil }
    }
}

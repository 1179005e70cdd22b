import ArgumentParser
import Synchronization

/// The words of a command line that runs a command which may have defaults.
struct CommandWords: Hashable, Sendable {
    /// The name of the command. It may be implied: `watch`.
    let command: String
    /// The words up to and including the command's name.
    private let head: ArraySlice<String>
    private let rest: ArraySlice<String>

    /// Nil for help, the version, completion scripts and commands that help does not list.
    init?(_ words: [String]) {
        let names = Mitwatch.described.map { $0.text.command.rawValue }
        let informing = [
            "-h", "--help", "--help-hidden", "--version", "--generate-completion-script", "--experimental-dump-help",
        ]
        let flags = words.prefix { $0 != "--" }.map { $0.prefix { $0 != "=" } }
        let first = words.first { $0 != NoDefaults.name } ?? ""
        guard !flags.contains(where: { informing.contains(String($0)) }),
            !["help", Manual.text.command.rawValue, DemoLogin.name].contains(first), !first.hasPrefix("---")
        else { return nil }
        let isNamed = names.contains(first)
        command = isNamed ? first : Watch.text.command.rawValue
        let count = isNamed ? words.prefix { $0 == NoDefaults.name }.count + 1 : 0
        (head, rest) = (words.prefix(count), words.dropFirst(count))
    }

    /// The words with the defaults that apply before the typed ones.
    ///
    /// A default applies if the command accepts it. A flag that is typed overrides it, and so does a flag with which it
    /// cannot be used together; of two defaults, the later one overrides the other in the same way.
    ///
    /// - Parameters:
    ///   - defaults: Flags that the command has.
    ///   - accepts: Whether a command line is valid.
    func adding(_ defaults: [DefaultFlag], accepts: ([String]) -> Bool) -> (words: [String], added: [DefaultFlag]) {
        let typed = Set(rest.prefix { $0 != "--" }.map { String($0.prefix { $0 != "=" }) })
        let effective = defaults.enumerated().filter { index, flag in
            !typed.contains(flag.name) && !defaults[(index + 1)...].contains { $0.name == flag.name }
        }.map(\.element)
        // This is the usual case, and parsing is slow.
        if accepts(words(with: effective)) { return (words(with: effective), effective) }
        // An error in what is typed is reported without the defaults.
        guard accepts(words(with: [])) else { return (words(with: []), []) }
        var added: [DefaultFlag] = []
        // Twice, because a flag can require another one that comes before it.
        for flag in effective.reversed() + effective.reversed()
        where !added.contains(flag) && accepts(words(with: [flag] + added)) { added.insert(flag, at: 0) }
        return (words(with: added), added)
    }

    private func words(with flags: [DefaultFlag]) -> [String] {
        head + flags.map(\.word) + rest
    }
}

extension Defaults {
    /// The words of the command line with the defaults in them.
    ///
    /// Throws a `CommandFailure` if a default cannot be used. `doctor` reports that itself.
    static func expanded(_ words: [String], _ environment: ProgramEnvironment) throws -> [String] {
        guard !NoDefaults.isIn(words), let command = CommandWords(words) else { return words }
        let defaults = try Defaults(environment)
        if let error = defaults.error, command.command != Doctor.text.command.rawValue {
            throw CommandFailure(Problem(error), .configuration)
        }
        let flags = defaults.flags(of: command.command)
        guard !flags.isEmpty else { return words }
        let (expanded, added) = command.adding(flags, accepts: DefaultFlagRules.accepts)
        used.withLock { $0 = added }
        return expanded
    }

    /// The defaults of this run. Only errors read them.
    private static let used = Mutex<[DefaultFlag]>([])

    /// The defaults that apply in this run.
    static var inUse: [DefaultFlag] {
        used.withLock(\.self)
    }

    /// Where the defaults are set that a message of the argument parser names.
    static func hint(for message: String, among flags: [DefaultFlag] = inUse) -> String {
        let named = flags.filter { $0.isNamed(in: message.prefix { $0 != "\n" }) }
        return named.map { "\n\($0.name) is set in \($0.origin); \(NoDefaults.name) ignores it" }.joined()
    }
}

extension DefaultFlag {
    /// Whether a message names the flag, and not one that begins with the same letters.
    func isNamed(in message: some StringProtocol) -> Bool {
        message.ranges(of: name).contains { range in
            let next = message[range.upperBound...].first
            return !(next.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false)
        }
    }
}

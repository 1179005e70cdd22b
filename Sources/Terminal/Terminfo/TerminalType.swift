import CNCurses
import Glibc

/// The type that a terminal is drawn with, which may differ from TERM: many hosts lack the entries of newer terminals.
public struct TerminalType: Sendable, Hashable {
    /// TERM's value.
    public let name: String
    /// The name of the entry that is used.
    public let drawnAs: String
    /// Where that entry comes from.
    public let source: Source
    /// Why it is used.
    public let reason: Reason

    /// Where an entry comes from.
    public enum Source: Sendable, Hashable {
        /// The host's database.
        case host
        /// The program, since the host's database lacks it.
        case builtIn
        /// The program, since the host has no database.
        case builtInWithoutDatabase
    }

    /// Why an entry is used.
    public enum Reason: Sendable, Hashable {
        /// It has TERM's name.
        case name
        /// TERM's name belongs to a terminal that is similar.
        case family
        /// The terminal responded to a query that only descendants of the VT100 respond to.
        case response
    }

    /// A type with these facts.
    public init(name: String, drawnAs: String, source: Source = .host, reason: Reason = .name) {
        self.name = name
        self.drawnAs = drawnAs
        self.source = source
        self.reason = reason
    }
}

extension TerminalType {
    /// Longer names, and names with other characters, are not looked up: they could name a file elsewhere.
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 128 && !name.hasPrefix(".")
            && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
    }

    /// Finds the type to draw with, and the entry that curses must be given, if it does not find it itself.
    ///
    /// - Parameters:
    ///   - find: Looks a name up on the host.
    ///   - responds: Queries the terminal, and returns whether it responded. It is called only if the name says
    ///     nothing.
    static func resolve(
        _ name: String, find: (String) -> HostTypes.Match, responds: () -> Bool
    ) -> (type: TerminalType, entry: TerminfoEntry?)? {
        guard isValid(name) else { return nil }
        let match = find(name)
        if match.isFound { return (TerminalType(name: name, drawnAs: name), match.entry) }
        guard !TerminalFamily.isPlain(name) else { return nil }
        let source: Source = match == .noDatabase ? .builtInWithoutDatabase : .builtIn
        guard let other = TerminalFamily.type(for: name) else {
            guard responds() else { return nil }
            let type = TerminalType(name: name, drawnAs: BuiltInEntries.basic, source: source, reason: .response)
            return (type, BuiltInEntries.entry(type.drawnAs))
        }
        let reason: Reason = other == name ? .name : .family
        let another = other == name ? match : find(other)
        guard !another.isFound else { return (TerminalType(name: name, drawnAs: other, reason: reason), another.entry) }
        return (
            TerminalType(name: name, drawnAs: other, source: source, reason: reason), BuiltInEntries.entry(other)
        )
    }
}

/// What a terminal is drawn with.
struct ResolvedType: Sendable, Hashable {
    let type: TerminalType
    /// What was typed while the terminal was queried.
    let typed: [UInt8]

    /// Finds the type for TERM, and makes curses find its entry.
    init(_ options: TerminalOptions) throws(TerminalError) {
        guard let name = options.terminalType, !name.isEmpty else { throw .terminalTypeNotSet }
        var query = ShellQuery()
        guard
            let (type, entry) = TerminalType.resolve(
                name, find: { options.usesHostTypes ? options.hostTypes.find($0) : .noDatabase },
                responds: { query.hasAttributes() })
        else {
            query.putBack()
            throw .unknownTerminalType(name)
        }
        entry?.install(as: type.drawnAs)
        self.type = type
        typed = query.typed
    }
}

extension HostTypes.Match {
    fileprivate var isFound: Bool {
        switch self {
        case .none, .noDatabase: false
        case .known, .given: true
        }
    }

    fileprivate var entry: TerminfoEntry? {
        if case .given(let entry) = self { return entry }
        return nil
    }
}

extension TerminfoEntry {
    /// Makes curses use this entry for a name: TERMINFO can contain one. Call it while there is one thread.
    func install(as name: String) {
        var entry = self
        entry.names = [name]
        let digits = Array("0123456789abcdef")
        let hex = entry.compiled().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        setenv("TERMINFO", "hex:" + String(hex), 1)
    }
}

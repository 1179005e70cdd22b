/// A page of the help. Tab switches between them.
public enum HelpTopic: Hashable, Sendable {
    /// The keys of the screen from which help was opened.
    case screen
    /// All other keys, and the symbols.
    case others

    /// The other page.
    var other: Self {
        switch self {
        case .screen: .others
        case .others: .screen
        }
    }
}

extension HelpTopic {
    /// The parts of this page for help that was opened in `mode`. Every binding is on one of the pages.
    func blocks(in mode: KeyMode) -> [HelpBlock] {
        switch self {
        case .screen: Self.keys(of: mode)
        case .others: Self.keys(notOf: mode) + Self.notes + [HelpBlock(title: "Symbols", content: .symbols)]
        }
    }

    private static func keys(of mode: KeyMode) -> [HelpBlock] {
        Keymap.groups.compactMap { group in
            let bindings = group.bindings.filter { $0.contexts.contains(mode) }
            return bindings.isEmpty ? nil : HelpBlock(title: group.title, content: .keys(bindings))
        }
    }

    /// The keys that only work on other screens, under the names of these screens.
    private static func keys(notOf mode: KeyMode) -> [HelpBlock] {
        let bindings = Keymap.bindings.filter { !$0.contexts.contains(mode) }
        return bindings.map(\.contexts).firstOccurrences.map { contexts in
            HelpBlock(
                title: contexts.screenNames, content: .keys(bindings.filter { $0.contexts == contexts }))
        }
    }

    private static let notes = Keymap.groups.compactMap { group in
        group.note.map { HelpBlock(title: group.title, content: .note($0)) }
    }
}

extension Set<KeyMode> {
    /// `Overview, check`.
    fileprivate var screenNames: String {
        let names = KeyMode.allCases.filter(contains).map(\.screenName).joined(separator: ", ")
        return names.prefix(1).uppercased() + names.dropFirst()
    }
}

extension KeyMode {
    fileprivate var screenName: String {
        switch self {
        case .overview: "overview"
        case .check: "check"
        case .finding: "finding"
        case .tasks: "task list"
        case .cancel: "cancel screen"
        case .typing: "while typing"
        case .help: "help"
        case .code: "MFA prompt"
        }
    }
}

extension [Set<KeyMode>] {
    fileprivate var firstOccurrences: Self {
        enumerated().filter { index, contexts in firstIndex(of: contexts) == index }.map(\.element)
    }
}

import Screen

/// The hint bar, made from the keymap.
enum Hints {
    /// The hints that stand in all of these places, as far as they fit whole; the most important ones stay longest.
    ///
    /// `hidden` is left out: a key that leads nowhere at the moment.
    static func line(in contexts: Set<KeyContext>, without hidden: KeyBinding.Hint? = nil, width: Int) -> Line {
        let places = contexts.map(Keymap.hints)
        let hints = places.first?.filter { hint in hint != hidden && places.allSatisfy { $0.contains(hint) } } ?? []
        let order = hints.indices.sorted { (hints[$0].importance, $0) < (hints[$1].importance, $1) }
        let bar = HelpBar(hints.map { HelpBar.Hint(key: $0.key, label: $0.words) }, priorities: order)
        return Line(" ") + bar.line(width: width - 2)
    }
}

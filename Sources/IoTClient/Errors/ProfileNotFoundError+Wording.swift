extension ProfileNotFoundError: CustomStringConvertible {
    /// What was not found and where, in one line.
    public var description: String {
        let paths = locations.compactMap(\.path)
        let place = paths.isEmpty ? "" : " in \(listed(paths, "or"))"
        return "profile \(name) not found\(place)" + (hint ?? names.map { "; profiles: \($0)" } ?? "")
    }

    /// What was not found, and the name that was probably meant.
    public var summary: String {
        "profile \(name) not found" + (hint ?? "")
    }

    /// Where it was looked for, and the profiles that exist if none is similar; a line each.
    public var facts: [String] {
        let files = locations.map { location in
            let path = location.path?.text ?? "unknown, because HOME is not set"
            let isMissing = location.path != nil && !location.exists
            return "\(location.file == .config ? "config" : "credentials") file: \(path)"
                + (isMissing ? " (does not exist)" : "")
        }
        return files + (hint == nil ? [names.map { "profiles: \($0)" } ?? "profiles: none"] : [])
    }

    /// What to do, beginning with a verb.
    public var fix: String {
        switch origin {
        case .flag: "check --profile"
        case .variable(let name): "check \(name)"
        case .implied, nil: "check source_profile"
        }
    }

    private var hint: String? {
        switch similar {
        case .named(let name): "; did you mean \(name)?"
        case .inAnotherForm: "; the file has this name in another Unicode form (NFC or NFD)"
        case nil: nil
        }
    }

    /// As many existing profiles as fit in a line.
    private var names: String? {
        let most = 8
        let shown = known.prefix(most).map(\.text).joined(separator: ", ")
        guard !shown.isEmpty else { return nil }
        return known.count > most ? "\(shown) and \(known.count - most) more" : shown
    }
}

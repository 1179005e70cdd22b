extension TaskIdError: CustomStringConvertible {
    /// What is wrong, in one line.
    public var description: String {
        words(for: "task id")
    }

    func words(for id: String) -> String {
        switch self {
        case .empty:
            "the \(id) is empty"
        case .illegalCharacter(let character, let position):
            "the \(id) has \"\(SanitizedText(character))\" at position \(position + 1); it may have letters, "
                + "digits, _ and -"
        case .tooLong(let count):
            "the \(id) has \(count) characters; it may have \(TaskId.maximumLength)"
        }
    }
}

extension RegionError: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .notConfigured(let profile):
            "no region: give --region, set AWS_REGION or AWS_DEFAULT_REGION, or set region in profile \(profile)"
        case .profileNotFound(let error): error.description
        case .invalid(let setting, let value):
            "\(setting) is \(value), not a region; a region is like eu-west-1"
        }
    }
}

extension EndpointError: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        "\(setting): \(reason)"
    }
}

extension EndpointError.Reason: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .notAURL: "not a URL; one is like https://host:port/path"
        case .unsupportedScheme(let scheme): "the scheme \(scheme) is not supported; use https"
        case .userInfo: "a user name or password in the URL is not supported"
        case .invalidHost: "the host is missing or is not a host name"
        case .invalidPort: "the port is not a number from 1 to 65535"
        case .invalidPath: "the path has a character that must be percent-encoded"
        case .noSlash: "the path must begin with /"
        case .query: "a query (?) in the URL is not supported"
        case .fragment: "a fragment (#) in the URL is not supported"
        case .plainHTTP(let host): "plain http to \(host) is refused; use https (http is for loopback only)"
        case .withFIPS: "a custom endpoint cannot be used with FIPS endpoints; unset one of them"
        case .withDualStack: "a custom endpoint cannot be used with dual-stack endpoints; unset one of them"
        case .notASwitch: "neither true nor false"
        case .neitherRegionalNorLegacy: "neither regional nor legacy"
        case .noServicesSection(let name): "the config file has no section [services \(name)]"
        }
    }
}

extension SharedConfigError: CustomStringConvertible {
    /// Which file cannot be read, why, and what to do, in one line. It quotes nothing from the file.
    public var description: String {
        let place = path.map { " \($0)" } ?? ""
        return "cannot read AWS \(file == .config ? "config" : "credentials") file\(place): \(reason)"
    }
}

extension SharedConfigError.Reason: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .unreadable: "check that it is a file and that you have read permission"
        case .notUTF8(let line): "line \(line) is not UTF-8; save the file as UTF-8"
        case .missingSection(let line): "line \(line) is before the first [section]; add a section above it"
        case .duplicateSection(let line): "line \(line) repeats a section; remove one of the two"
        case .duplicateSetting(let line): "line \(line) repeats a setting of its section; remove one of the two"
        case .notASetting(let line): "line \(line) is not a [section] or name = value; correct that line"
        case .notANestedSetting(let line):
            "line \(line) is indented below an empty setting, but is not name = value; correct that line"
        }
    }
}

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

    /// The files that were searched, and the existing profiles if none is similar; one line each.
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

    /// The existing profiles, as many as fit in a line.
    private var names: String? {
        let most = 8
        let shown = known.prefix(most).map(\.text).joined(separator: ", ")
        guard !shown.isEmpty else { return nil }
        return known.count > most ? "\(shown) and \(known.count - most) more" : shown
    }
}

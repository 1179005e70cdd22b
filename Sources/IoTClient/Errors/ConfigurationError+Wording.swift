extension TaskIdError: CustomStringConvertible {
    /// What is wrong, in one line.
    public var description: String {
        words(for: "task ID")
    }

    func words(for id: String) -> String {
        switch self {
        case .empty:
            "invalid \(id): empty"
        case .illegalCharacter(let character, let position):
            "invalid \(id): \"\(SanitizedText(character))\" at position \(position + 1); only letters, digits, _ and - "
                + "are allowed"
        case .tooLong(let count):
            "invalid \(id): \(count) characters; the maximum is \(TaskId.maximumLength)"
        }
    }
}

extension RegionError: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .notConfigured(let profile):
            "no region: use --region, set AWS_REGION or AWS_DEFAULT_REGION, or add region to profile \(profile)"
        case .profileNotFound(let error): error.description
        case .invalid(let setting, let value):
            "\(setting) must be a region such as eu-west-1 (got \(value))"
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
        case .notAURL: "invalid URL; expected https://host:port/path"
        case .unsupportedScheme(let scheme): "the scheme \(scheme) is not supported; use https"
        case .userInfo: "a user name or password in the URL is not supported; remove it"
        case .invalidHost: "the host is missing or contains an invalid character"
        case .invalidPort: "the port must be a number from 1 to 65535"
        case .invalidPath: "the path contains a character that must be percent-encoded"
        case .noSlash: "the path must start with /"
        case .query: "a query (?) in the URL is not supported; remove it"
        case .fragment: "a fragment (#) in the URL is not supported; remove it"
        case .plainHTTP(let host): "http is allowed only for localhost; use https for \(host)"
        case .withFIPS: "a custom endpoint cannot be combined with FIPS endpoints; unset one of them"
        case .withDualStack: "a custom endpoint cannot be combined with dual-stack endpoints; unset one of them"
        case .notASwitch: "must be true or false"
        case .neitherRegionalNorLegacy: "must be regional or legacy"
        case .noServicesSection(let name): "section [services \(name)] not found in the config file"
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
        case .duplicateSection(let line): "line \(line): duplicate section; remove one of the two"
        case .duplicateSetting(let line): "line \(line): duplicate setting; remove one of the two"
        case .notASetting(let line): "line \(line): expected [section] or name = value"
        case .notANestedSetting(let line):
            "line \(line): expected name = value, because it is indented below an empty setting"
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
        let isPlain = name.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
        let create = similar == nil && isPlain ? ", or create the profile: `aws configure --profile \(name)`" : ""
        return switch origin {
        case .flag: "check --profile" + create
        case .variable(let name): "check \(name)" + create
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
        let most = 5
        let shown = known.prefix(most).map(\.text).joined(separator: ", ")
        guard !shown.isEmpty else { return nil }
        return known.count > most ? "\(shown) and \(known.count - most) more" : shown
    }
}

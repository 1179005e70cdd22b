extension TaskIdProblem: CustomStringConvertible {
    /// What is wrong, in one line.
    public var description: String {
        words(for: "task id")
    }

    func words(for id: String) -> String {
        switch self {
        case .empty:
            "the \(id) is empty"
        case .illegalCharacter(let character, let position):
            "the \(id) has \"\(SanitizedText(String(character)))\" at position \(position + 1); it may have letters, "
                + "digits, _ and -"
        case .tooLong(let count):
            "the \(id) has \(count) characters; it may have \(TaskId.maximumLength)"
        }
    }
}

extension RegionProblem: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .notConfigured(let profile):
            "no region: give --region, set AWS_REGION or AWS_DEFAULT_REGION, or set region in profile \(profile)"
        case .invalid(let setting, let value):
            "\(setting) is \(value), not a region; a region is like eu-west-1"
        }
    }
}

extension EndpointProblem: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        "\(setting): \(reason)"
    }
}

extension EndpointProblem.Reason: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .notAURL: "not a URL; one is like https://host:port/path"
        case .unsupportedScheme(let scheme): "the scheme \(scheme) is not supported; use https"
        case .userInfo: "a user name or password in the URL is not supported"
        case .invalidHost: "the host is missing or has a character that no host has"
        case .invalidPort: "the port is not a number from 1 to 65535"
        case .invalidPath: "the path has a character that must be percent-encoded"
        case .noSlash: "the path must begin with /"
        case .query: "a query (?) in the URL is not supported"
        case .fragment: "a fragment (#) in the URL is not supported"
        case .plainHTTP(let host): "plain http to \(host) is refused; use https (http is for loopback only)"
        case .withFIPS: "a custom endpoint and FIPS endpoints exclude each other; unset one of them"
        case .withDualStack: "a custom endpoint and dual-stack endpoints exclude each other; unset one of them"
        case .notASwitch: "neither true nor false"
        case .neitherRegionalNorLegacy: "neither regional nor legacy"
        case .noServicesSection(let name): "the config file has no section [services \(name)]"
        }
    }
}

extension SharedConfigProblem: CustomStringConvertible {
    /// What is wrong, in one line. It quotes nothing of the file.
    public var description: String {
        "the AWS \(file == .config ? "config" : "credentials") file: \(reason)"
    }
}

extension SharedConfigProblem.Reason: CustomStringConvertible {
    /// What is wrong, in one line.
    public var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read"
        case .notUTF8(let path): "\(path) is not UTF-8 text"
        case .missingSection(let line): "line \(line) stands before the first [section]"
        case .duplicateSection(let line): "line \(line) repeats a section"
        case .duplicateSetting(let line): "line \(line) repeats a setting of its section"
        case .notASetting(let line): "line \(line) is neither a [section] nor name = value"
        case .notANestedSetting: "an indented line below an empty value is not name = value"
        }
    }
}

/// The shared config and credentials files, read as botocore reads them. Printing it shows none of it.
///
/// In the config file a profile's section is `[profile name]`, or `[default]`; in the credentials file it is `[name]`. The config
/// file also has `[sso-session name]` and `[services name]`, which profiles refer to.
public struct SharedConfig: Hashable, Sendable, Redacted {
    private let configSections: [String: Section]
    private let credentialsSections: [String: Section]
    private let singleSignOnSessions: [String: Section]
    private let serviceSections: [String: Section]

    /// Reads the texts of the two files; nil for one that is not there.
    public init(config: String? = nil, credentials: String? = nil) throws(SharedConfigProblem) {
        let configFile = try Self.file(config, .config)
        configSections = try Self.sections(of: configFile, .config, named: Self.profileName)
        singleSignOnSessions = try Self.sections(of: configFile, .config) { Self.name(of: $0, after: "sso-session") }
        serviceSections = try Self.sections(of: configFile, .config) { Self.name(of: $0, after: "services") }
        credentialsSections = try Self.sections(of: try Self.file(credentials, .credentials), .credentials) { $0 }
    }

    /// Says only that there are files.
    public var description: String {
        "SharedConfig(redacted)"
    }

    /// The names of all profiles of both files, sorted.
    public var profileNames: [String] {
        Set(configSections.keys).union(credentialsSections.keys).sorted()
    }

    /// The profile, or nil if neither file has it.
    public func profile(named name: String) -> Profile? {
        let (config, credentials) = (configSections[name], credentialsSections[name])
        guard config != nil || credentials != nil else { return nil }
        return Profile(configFile: config ?? Section(), credentialsFile: credentials ?? Section())
    }

    /// The settings of `[sso-session name]`, or nil if there is no such section.
    func singleSignOnSession(named name: String) -> [String: String]? {
        singleSignOnSessions[name]?.text
    }

    /// The settings of each service in `[services name]`, or nil if there is no such section.
    func services(named name: String) -> [String: [String: String]]? {
        serviceSections[name]?.nested
    }

    private static func file(_ text: String?, _ file: SharedConfigProblem.File) throws(SharedConfigProblem) -> INIFile?
    {
        do throws(INIFile.Failure) {
            return try text.map { text throws(INIFile.Failure) in try INIFile(text) }
        } catch {
            throw SharedConfigProblem(file: file, reason: error.reason)
        }
    }

    /// The sections of one kind, by name. Where two have the same name, `[default]` and `[profile default]`, the later one counts.
    private static func sections(
        of ini: INIFile?, _ file: SharedConfigProblem.File, named name: (String) -> String?
    ) throws(SharedConfigProblem) -> [String: Section] {
        guard let ini else { return [:] }
        do throws(INIFile.Failure) {
            var sections: [String: Section] = [:]
            for section in ini.names {
                guard let name = name(section) else { continue }
                sections[name] = try Section(ini.sections[section] ?? [:])
            }
            return sections
        } catch {
            throw SharedConfigProblem(file: file, reason: error.reason)
        }
    }

    /// The profile that a section of the config file describes: `default`, or what follows `profile`.
    private static func profileName(of section: String) -> String? {
        section == "default" ? section : name(of: section, after: "profile")
    }

    /// What follows the word that tells a section's kind; it may be quoted.
    private static func name(of section: String, after kind: String) -> String? {
        let words = section.split(maxSplits: 1, whereSeparator: \.isWhitespace).map { String($0).trimmed }
        guard words.count == 2, words[0] == kind else { return nil }
        if let quote = words[1].first, "\"'".contains(quote), words[1].count > 2, words[1].last == quote {
            return String(words[1].dropFirst().dropLast())
        }
        return words[1].contains(where: \.isWhitespace) ? nil : words[1]
    }
}

extension SharedConfig {
    /// What one file says about a profile.
    struct Section: Hashable, Sendable, Redacted {
        /// Settings by name, in lower case.
        private(set) var text: [String: String] = [:]
        /// Settings that consist of settings, such as `s3`, by name.
        private(set) var nested: [String: [String: String]] = [:]

        init() {}

        var description: String {
            "Section(redacted)"
        }

        init(_ values: [String: String]) throws(INIFile.Failure) {
            for (name, value) in values {
                if value.hasPrefix("\n") {
                    nested[name] = try Self.settings(in: value)
                } else {
                    text[name] = value
                }
            }
        }

        private static func settings(in value: String) throws(INIFile.Failure) -> [String: String] {
            var settings: [String: String] = [:]
            for line in value.split(separator: "\n").map({ String($0).trimmed }) where !line.isEmpty {
                guard let equals = line.firstIndex(of: "=") else {
                    throw INIFile.Failure(reason: .notANestedSetting)
                }
                settings[String(line[..<equals]).trimmed] = String(line[line.index(after: equals)...]).trimmed
            }
            return settings
        }
    }

    /// What both files say about a profile. Printing it shows none of it.
    public struct Profile: Hashable, Sendable, Redacted {
        let configFile: Section
        let credentialsFile: Section

        /// The setting of this name, in lower case; where both files have it, the credentials file's.
        public subscript(name: String) -> String? {
            credentialsFile.text[name] ?? configFile.text[name]
        }

        /// Says only that there is a profile.
        public var description: String {
            "Profile(redacted)"
        }
    }
}

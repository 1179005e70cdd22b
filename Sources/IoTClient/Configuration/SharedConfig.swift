/// The shared config and credentials files, read as botocore reads them. Printing it shows none of it.
///
/// In the config file a profile's section is `[profile name]`, or `[default]`; in the credentials file it is `[name]`.
public struct SharedConfig: Hashable, Sendable, Redacted {
    private let configSections: [String: Section]
    private let credentialsSections: [String: Section]

    /// Reads the texts of the two files; nil for one that is not there.
    public init(config: String? = nil, credentials: String? = nil) throws(SharedConfigProblem) {
        configSections = try Self.profiles(of: config, in: .config, named: Self.profileName)
        credentialsSections = try Self.profiles(of: credentials, in: .credentials) { $0 }
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

    /// The sections that are profiles. Where two have the same name, `[default]` and `[profile default]`, the later one counts.
    private static func profiles(
        of text: String?, in file: SharedConfigProblem.File, named name: (String) -> String?
    ) throws(SharedConfigProblem) -> [String: Section] {
        guard let text else { return [:] }
        do throws(INIFile.Failure) {
            let ini = try INIFile(text)
            var profiles: [String: Section] = [:]
            for section in ini.names {
                guard let profile = name(section) else { continue }
                profiles[profile] = try Section(ini.sections[section] ?? [:])
            }
            return profiles
        } catch {
            throw SharedConfigProblem(file: file, reason: error.reason)
        }
    }

    /// The profile that a section of the config file describes: `default`, or what follows `profile`, which may be quoted.
    private static func profileName(of section: String) -> String? {
        if section == "default" {
            return section
        }
        let words = section.split(maxSplits: 1, whereSeparator: \.isWhitespace).map { String($0).trimmed }
        guard words.count == 2, words[0] == "profile" else { return nil }
        if let quote = words[1].first, "\"'".contains(quote), words[1].count > 2, words[1].last == quote {
            return String(words[1].dropFirst().dropLast())
        }
        return words[1].contains(where: \.isWhitespace) ? nil : words[1]
    }
}

extension SharedConfig {
    /// What one file says about a profile.
    struct Section: Hashable, Sendable {
        /// Settings by name, in lower case.
        private(set) var text: [String: String] = [:]
        /// Settings that consist of settings, such as `s3`, by name.
        private(set) var nested: [String: [String: String]] = [:]

        init() {}

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

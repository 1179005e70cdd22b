/// The shared config and credentials files, read as botocore reads them. They are never printed.
///
/// In the config file a profile's section is `[profile name]` or `[default]`; in the credentials file it is `[name]`.
/// The config file also has `[sso-session name]` and `[services name]`, which profiles refer to.
public struct SharedConfig: Hashable, Sendable, Redacted {
    private let configSections: ExactDictionary<Section>
    private let credentialsSections: ExactDictionary<Section>
    private let singleSignOnSessions: ExactDictionary<Section>
    private let serviceSections: ExactDictionary<Section>
    /// The paths of the files; empty if the texts are not from files.
    public internal(set) var locations: [SharedConfigFiles.Location] = []

    /// Parses the two files.
    ///
    /// - Parameters:
    ///   - config: The text of the config file; nil for a missing file.
    ///   - credentials: The text of the credentials file; nil for a missing file.
    /// - Throws: ``SharedConfigError`` with the first line that is invalid.
    public init(config: String? = nil, credentials: String? = nil) throws(SharedConfigError) {
        let configFile = try Self.file(config, .config)
        configSections = Self.sections(of: configFile, named: Self.profileName)
        singleSignOnSessions = Self.sections(of: configFile) { Self.name(of: $0, after: "sso-session") }
        serviceSections = Self.sections(of: configFile) { Self.name(of: $0, after: "services") }
        credentialsSections = Self.sections(of: try Self.file(credentials, .credentials)) { $0 }
    }

    /// Shows nothing of the files.
    public var description: String {
        "SharedConfig(redacted)"
    }

    /// The names of all profiles of both files, sorted by their Unicode scalars.
    public var profileNames: [String] {
        Set((configSections.keys + credentialsSections.keys).map(ExactText.init)).sorted().map(\.text)
    }

    /// The profile, or nil if neither file has it. Names that differ only in their Unicode form are two names.
    public func profile(named name: String) -> Profile? {
        let (config, credentials) = (configSections[name], credentialsSections[name])
        guard config != nil || credentials != nil else { return nil }
        return Profile(configFile: config ?? Section(), credentialsFile: credentials ?? Section())
    }

    /// The settings of `[sso-session name]`; nil if the section does not exist.
    func singleSignOnSession(named name: String) -> ExactDictionary<String>? {
        singleSignOnSessions[name]?.text
    }

    /// The settings of each service in `[services name]`; nil if the section does not exist.
    func services(named name: String) -> ExactDictionary<ExactDictionary<String>>? {
        serviceSections[name]?.nested
    }

    private static func file(_ text: String?, _ file: SharedConfigError.File) throws(SharedConfigError) -> INIFile? {
        do throws(INIFile.Failure) {
            return try text.map { text throws(INIFile.Failure) in try INIFile(text) }
        } catch {
            throw SharedConfigError(file: file, reason: error.reason)
        }
    }

    /// The sections of one kind, by name. If two have the same name, `[default]` and `[profile default]`, the last one
    /// counts.
    private static func sections(
        of ini: INIFile?, named name: (String) -> String?
    ) -> ExactDictionary<Section> {
        var sections = ExactDictionary<Section>()
        for section in ini?.names ?? [] {
            guard let name = name(section), let values = ini?.sections[section] else { continue }
            sections[name] = Section(values)
        }
        return sections
    }

    /// The profile that a section of the config file describes: `default`, or what follows `profile`.
    private static func profileName(of section: String) -> String? {
        section == "default" ? section : name(of: section, after: "profile")
    }

    /// The second of two shell words, if the section begins with its kind. As in botocore, the first word may be
    /// longer.
    private static func name(of section: String, after kind: String) -> String? {
        guard section.utf8.starts(with: kind.utf8), let words = ShellWords.split(section), words.count == 2 else {
            return nil
        }
        return words[1]
    }
}

extension SharedConfig {
    /// The settings of a profile in one file.
    struct Section: Hashable, Sendable, Redacted {
        /// Settings by name, in lower case.
        private(set) var text = ExactDictionary<String>()
        /// Nested settings, such as `s3`, by name.
        private(set) var nested = ExactDictionary<ExactDictionary<String>>()

        init() {}

        var description: String {
            "Section(redacted)"
        }

        init(_ values: ExactDictionary<INIFile.Value>) {
            for name in values.keys {
                switch values[name] {
                case .text(let value): text[name] = value
                case .nested(let settings): nested[name] = settings
                case nil: break
                }
            }
        }
    }

    /// The settings of a profile in both files. They are never printed.
    public struct Profile: Hashable, Sendable, Redacted {
        let configFile: Section
        let credentialsFile: Section

        /// The setting of this name, in lower case. The credentials file overrides the config file.
        public subscript(name: String) -> String? {
            credentialsFile.text[name] ?? configFile.text[name]
        }

        /// Shows nothing of the profile.
        public var description: String {
            "Profile(redacted)"
        }
    }
}

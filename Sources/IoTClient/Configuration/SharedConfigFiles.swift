import FoundationEssentials

/// The paths of the two shared files.
public struct SharedConfigFiles: Hashable, Sendable {
    /// The config file; nil if the home directory is unknown.
    public let configPath: String?
    /// The credentials file; nil if the home directory is unknown.
    public let credentialsPath: String?

    /// Finds the paths: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE (default: `~/.aws/config` and
    /// `~/.aws/credentials`).
    ///
    /// In the variables `$NAME`, `${NAME}`, `~` and `~user` are expanded, as in botocore.
    ///
    /// - Parameters:
    ///   - environment: The environment variables.
    ///   - home: The home directory; nil if it is unknown.
    public init(environment: [String: String], home: String?) {
        let expansion = PathExpansion(environment: environment, home: home)
        func path(_ variable: String, _ name: String) -> String? {
            guard let given = environment[variable], !given.isEmpty else {
                return home == nil ? nil : expansion.withHome("~/.aws/\(name)")
            }
            return expansion.expanded(given)
        }
        configPath = path("AWS_CONFIG_FILE", "config")
        credentialsPath = path("AWS_SHARED_CREDENTIALS_FILE", "credentials")
    }

    /// Reads both files. A file that does not exist counts as empty.
    ///
    /// - Returns: The contents of the files.
    /// - Throws: ``SharedConfigError`` if a file cannot be read or parsed.
    public func load() throws(SharedConfigError) -> SharedConfig {
        let config = try Self.text(at: configPath, .config)
        let credentials = try Self.text(at: credentialsPath, .credentials)
        do throws(SharedConfigError) {
            var shared = try SharedConfig(config: config, credentials: credentials)
            shared.locations = [
                Location(.config, path: configPath, exists: config != nil),
                Location(.credentials, path: credentialsPath, exists: credentials != nil),
            ]
            return shared
        } catch {
            let path = error.file == .config ? configPath : credentialsPath
            throw SharedConfigError(
                file: error.file, path: path.map { SanitizedText(path: $0) }, reason: error.reason)
        }
    }

    /// The path of one of the files.
    public struct Location: Hashable, Sendable {
        /// Which file.
        public let file: SharedConfigError.File
        /// Its path; nil if the home directory is unknown.
        public let path: SanitizedText?
        /// Whether it exists.
        public let exists: Bool

        /// The location of one of the files.
        public init(_ file: SharedConfigError.File, path: String?, exists: Bool) {
            self.file = file
            self.path = path.map { SanitizedText(path: $0) }
            self.exists = exists
        }
    }

    /// Set as a path, it means no file. FileManager does not report it as a file.
    private static let nullDevice = "/dev/null"

    private static func text(
        at path: String?, _ file: SharedConfigError.File
    ) throws(SharedConfigError) -> String? {
        guard let path else { return nil }
        guard path != nullDevice else { return "" }
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw SharedConfigError(file: file, path: SanitizedText(path: path), reason: .unreadable)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SharedConfigError(
                file: file, path: SanitizedText(path: path), reason: .notUTF8(line: lineOfFirstError(in: data)))
        }
        return text
    }

    /// The line with the first byte that is not UTF-8, from 1.
    private static func lineOfFirstError(in data: Data) -> Int {
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }
}

/// Why one of the two shared files cannot be read. Lines count from 1, and are not quoted, as they may hold a secret.
public struct SharedConfigError: Error, Hashable, Sendable {
    /// Which file.
    public enum File: Hashable, Sendable {
        /// The config file.
        case config
        /// The credentials file.
        case credentials
    }

    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The file exists but cannot be opened.
        case unreadable
        /// The line has bytes that are not UTF-8.
        case notUTF8(line: Int)
        /// The line is before the first section.
        case missingSection(line: Int)
        /// The line repeats a section.
        case duplicateSection(line: Int)
        /// The line repeats a setting of its section.
        case duplicateSetting(line: Int)
        /// A line is neither a section nor `name = value`.
        case notASetting(line: Int)
        /// An indented line below an empty value is not `name = value`.
        case notANestedSetting(line: Int)
    }

    /// Which file.
    public var file: File
    /// Its path; nil if the text is not from a file.
    public var path: SanitizedText?
    /// What is wrong.
    public var reason: Reason

    /// An error in one file.
    public init(file: File, path: SanitizedText? = nil, reason: Reason) {
        self.file = file
        self.path = path
        self.reason = reason
    }
}

import FoundationEssentials

/// Where the two shared files are.
public struct SharedConfigFiles: Hashable, Sendable {
    /// The config file; nil if nothing tells where it is.
    public let configPath: String?
    /// The credentials file; nil if nothing tells where it is.
    public let credentialsPath: String?

    /// AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, where `~/` is the home directory; else `.aws/config` and `.aws/credentials` in it.
    public init(environment: [String: String], home: String?) {
        func path(_ variable: String, _ name: String) -> String? {
            guard let given = environment[variable], !given.isEmpty else { return home.map { "\($0)/.aws/\(name)" } }
            guard given.hasPrefix("~/"), let home else { return given }
            return home + given.dropFirst()
        }
        configPath = path("AWS_CONFIG_FILE", "config")
        credentialsPath = path("AWS_SHARED_CREDENTIALS_FILE", "credentials")
    }

    /// Reads both files. One that does not exist is empty.
    public func load() throws(SharedConfigProblem) -> SharedConfig {
        try SharedConfig(
            config: Self.text(at: configPath, .config), credentials: Self.text(at: credentialsPath, .credentials))
    }

    private static func text(
        at path: String?, _ file: SharedConfigProblem.File
    ) throws(SharedConfigProblem) -> String? {
        // Who wants none of the machine's own files names this one, which is no file to FileManager.
        guard let path, path != "/dev/null", FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw SharedConfigProblem(file: file, reason: .unreadable(path: SanitizedText(path: path)))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SharedConfigProblem(file: file, reason: .notUTF8(path: SanitizedText(path: path)))
        }
        return text
    }
}

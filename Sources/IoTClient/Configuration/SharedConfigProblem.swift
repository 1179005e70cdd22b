/// Why one of the two shared files cannot be read. Lines are counted from 1 and not quoted: they may hold a secret.
public struct SharedConfigProblem: Error, Hashable, Sendable {
    /// Which file.
    public enum File: Hashable, Sendable {
        case config
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
    /// Its path; nil if the text came from elsewhere.
    public var path: SanitizedText?
    /// What is wrong.
    public var reason: Reason

    /// A problem with one file.
    public init(file: File, path: SanitizedText? = nil, reason: Reason) {
        self.file = file
        self.path = path
        self.reason = reason
    }
}

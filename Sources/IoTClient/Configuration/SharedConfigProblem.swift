/// Why one of the two shared files cannot be read. Lines are counted from 1 and not quoted: they may hold a secret.
public struct SharedConfigProblem: Error, Hashable, Sendable {
    /// Which file.
    public enum File: Hashable, Sendable {
        case config
        case credentials
    }

    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The file is there but cannot be opened.
        case unreadable(path: SanitizedText)
        /// The file's bytes are not UTF-8.
        case notUTF8(path: SanitizedText)
        /// A setting stands before the first section.
        case missingSection(line: Int)
        /// A section comes for the second time.
        case duplicateSection(line: Int)
        /// A setting comes for the second time in its section.
        case duplicateSetting(line: Int)
        /// A line is neither a section nor `name = value`.
        case notASetting(line: Int)
        /// An indented line below an empty value is not `name = value`.
        case notANestedSetting
    }

    /// Which file.
    public var file: File
    /// What is wrong.
    public var reason: Reason

    /// A problem with one file.
    public init(file: File, reason: Reason) {
        self.file = file
        self.reason = reason
    }
}

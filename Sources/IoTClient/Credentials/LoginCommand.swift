/// The AWS CLI command that logs an operator in. Show it, or run its `arguments`.
public struct LoginCommand: Hashable, Sendable {
    /// The kind of session that the command begins.
    public enum Kind: Hashable, Sendable {
        /// IAM Identity Center: `aws sso login`.
        case singleSignOn
        /// An account in the browser: `aws login`.
        case loginSession
    }

    /// The kind of session.
    public let kind: Kind
    /// The name of the profile that has the session.
    public let profile: String
    /// Whether there is no browser on this machine, as over SSH. The operator opens a page on another one.
    public let isRemote: Bool
    /// The region to log in to; nil for the profile's own.
    public let region: String?

    /// A command for a profile.
    ///
    /// - Parameters:
    ///   - kind: The kind of session.
    ///   - profile: The name of the profile that has the session.
    ///   - isRemote: Whether there is no browser on this machine.
    ///   - region: The region to log in to; nil for the profile's own.
    public init(_ kind: Kind, profile: String, isRemote: Bool = false, region: String? = nil) {
        self.kind = kind
        self.profile = profile
        self.isRemote = isRemote
        self.region = region
    }

    /// The program and its arguments.
    public var arguments: [String] {
        let command =
            switch kind {
            case .singleSignOn: ["aws", "sso", "login"] + (isRemote ? ["--use-device-code"] : [])
            case .loginSession: ["aws", "login"] + (isRemote ? ["--remote"] : [])
            }
        return command
            + (profile == "default" ? [] : ["--profile", profile])
            + (region.map { ["--region", $0] } ?? [])
    }
}

extension LoginCommand: CustomStringConvertible {
    /// The command as a shell takes it.
    public var description: String {
        arguments.map(Self.shellWord).joined(separator: " ")
    }

    /// The word in quotes, if the shell would not take it as it is.
    static func shellWord(_ word: String) -> String {
        let shown = SanitizedText(word).text
        let isPlain = shown.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_@%+=:,./-".contains($0)) }
        return isPlain ? shown : "'\(shown.replacing("'", with: "'\\''"))'"
    }
}

/// Why a proxy that the environment names cannot be used. It quotes nothing of the URL, which may hold a password.
public struct ProxyProblem: Error, Hashable, Sendable {
    /// What is wrong with the proxy's URL.
    public enum Reason: Hashable, Sendable {
        /// Only plain http to a proxy is possible; this is the scheme that was given.
        case unsupportedScheme(SanitizedText)
        /// The proxy itself is to be asked over TLS (`https://…`), which is not supported.
        case tlsToProxy
        /// The user name or the password has a character that must be percent-encoded, or decodes to no text.
        case invalidLogin
        /// The host is missing, or has a character that no host has.
        case invalidHost
        /// The port is not a number from 1 to 65535.
        case invalidPort
    }

    /// The environment variable that holds the URL.
    public var setting: SanitizedText
    /// What is wrong.
    public var reason: Reason

    /// A problem with what `setting` says.
    public init(setting: SanitizedText, reason: Reason) {
        self.setting = setting
        self.reason = reason
    }

    struct Failure: Error {
        let reason: Reason

        init(_ reason: Reason) {
            self.reason = reason
        }
    }
}

/// An HTTP proxy: where it is, and as whom to ask it. Printing it shows neither user name nor password.
public struct Proxy: Hashable, Sendable, Redacted {
    /// What the proxy is told with Basic authentication.
    struct Login: Hashable, Sendable, Redacted {
        let userName: String
        let password: String

        var description: String {
            "(redacted)"
        }
    }

    /// A host name or address; an IPv6 address without its brackets.
    public let host: String
    /// The port.
    public let port: Int
    let login: Login?

    /// Host and port.
    public var description: String {
        "\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}

extension Proxy {
    /// The port that a proxy's URL leaves out.
    private static let defaultPort = 80

    /// Reads `http://user:password@host:port`. As in botocore the scheme may be missing, user name and password are
    /// percent-encoded and count only together, and what follows the port is left out. A password that is not encoded, so that it
    /// ends the host early, is refused: its user name would be taken for a host, and asked.
    init(url: String) throws(ProxyError.Failure) {
        let (scheme, rest) = Self.split(url)
        switch scheme.lowercased() {
        case "http": break
        case "https": throw .init(.tlsToProxy)
        default: throw .init(.unsupportedScheme(SanitizedText(value: scheme.lowercased(), like: .scheme)))
        }
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !rest[authority.endIndex...].contains("@") else { throw .init(.invalidLogin) }
        let at = authority.lastIndex(of: "@")
        // A secret key without a scheme would become a host: it would be shown, and sent to name servers.
        guard !Redactor.couldHoldSecret(String(at.map { rest[$0...].dropFirst() } ?? rest)) else {
            throw .init(.invalidHost)
        }
        login = try at.flatMap { at throws(ProxyError.Failure) in try Login(authority[..<at]) }
        (host, port) = try Self.address(at.map { authority[authority.index(after: $0)...] } ?? authority)
    }

    private static func split(_ url: String) -> (scheme: Substring, rest: Substring) {
        if let (scheme, rest) = splitAtScheme(url) {
            return (scheme, rest)
        }
        return ("http", url.hasPrefix("//") ? url.dropFirst(2) : url[...])
    }

    private static func address(_ text: Substring) throws(ProxyError.Failure) -> (host: String, port: Int) {
        let isBracketed = text.hasPrefix("[")
        let host = isBracketed ? text.dropFirst().prefix { $0 != "]" } : text.prefix { $0 != ":" }
        let rest = text[host.endIndex...].dropFirst(isBracketed ? 1 : 0)
        guard !host.isEmpty, !isBracketed || host.endIndex < text.endIndex, host.utf8.allSatisfy(isLegal) else {
            throw .init(.invalidHost)
        }
        guard !rest.isEmpty, rest != ":" else { return (host.lowercased(), defaultPort) }
        guard rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()), port > 0 else { throw .init(.invalidPort) }
        return (host.lowercased(), Int(port))
    }

    private static func isLegal(_ byte: UInt8) -> Bool {
        PercentEncoding.isUnreserved(byte) || byte == UInt8(ascii: ":")
    }
}

extension Proxy.Login {
    /// `user:password`, percent-encoded; nil unless both are there.
    init?(_ userInfo: Substring) throws(ProxyError.Failure) {
        guard let colon = userInfo.firstIndex(of: ":") else { return nil }
        guard let userName = PercentEncoding.decode(userInfo[..<colon]),
            let password = PercentEncoding.decode(userInfo[userInfo.index(after: colon)...])
        else { throw .init(.invalidLogin) }
        guard !userName.isEmpty, !password.isEmpty else { return nil }
        self.init(userName: userName, password: password)
    }
}

/// Why a proxy that the environment names cannot be used. It quotes nothing of the URL, which may hold a password.
public struct ProxyError: Error, Hashable, Sendable {
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

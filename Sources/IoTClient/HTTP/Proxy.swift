/// An HTTP proxy with its address and login. User name and password are never printed.
public struct Proxy: Hashable, Sendable, Redacted {
    /// The user name and password for Basic authentication.
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
    /// The default port of a proxy.
    private static let defaultPort = 80

    /// Parses `http://user:password@host:port`. As in botocore, the scheme is optional, user name and password are
    /// percent-encoded and used only together, and everything after the port is ignored. A password with a `/`, `?` or
    /// `#` that is not encoded is an error: otherwise the user name would become the host.
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
        // A secret key in place of a host would be shown, and sent to name servers.
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
    /// `user:password`, percent-encoded; nil if either is empty.
    init?(_ userInfo: Substring) throws(ProxyError.Failure) {
        guard let colon = userInfo.firstIndex(of: ":") else { return nil }
        guard let userName = PercentEncoding.decode(userInfo[..<colon]),
            let password = PercentEncoding.decode(userInfo[userInfo.index(after: colon)...])
        else { throw .init(.invalidLogin) }
        guard !userName.isEmpty, !password.isEmpty else { return nil }
        self.init(userName: userName, password: password)
    }
}

/// Why a proxy of the environment cannot be used. It quotes nothing of the URL, which may hold a password.
public struct ProxyError: Error, Hashable, Sendable {
    /// What is wrong with the proxy's URL.
    public enum Reason: Hashable, Sendable {
        /// A scheme other than http.
        case unsupportedScheme(SanitizedText)
        /// TLS to the proxy (`https://…`), which is not supported.
        case tlsToProxy
        /// The user name or password has a character that must be percent-encoded, or is not UTF-8 after decoding.
        case invalidLogin
        /// The host is missing, or has a character that is not allowed in hosts.
        case invalidHost
        /// The port is not a number from 1 to 65535.
        case invalidPort
    }

    /// The environment variable that holds the URL.
    public var setting: SanitizedText
    /// What is wrong.
    public var reason: Reason

    /// An error in the value of `setting`.
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

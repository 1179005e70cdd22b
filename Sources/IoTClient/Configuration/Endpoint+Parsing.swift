extension Endpoint {
    /// Parses a URL with an optional port and path.
    ///
    /// It is stricter than a URL parser: the signed URL must be exactly the one that is sent. A slash at the end of the
    /// path is dropped. Plain http is allowed only for this machine.
    ///
    /// - Parameters:
    ///   - url: The URL, such as `https://host:8443/path`.
    ///   - setting: The source of the URL, for errors.
    /// - Throws: ``EndpointError`` if the URL is invalid or not supported.
    public init(url: String, setting: SanitizedText = "endpoint URL") throws(EndpointError) {
        try self.init(url: url, setting: setting, allowingPlainHTTPTo: [])
    }

    /// The same, with hosts other than this machine that allow plain http; nil for all hosts.
    init(url: String, setting: SanitizedText, allowingPlainHTTPTo hosts: Set<String>?) throws(EndpointError) {
        do throws(Failure) {
            self = try Self.parse(url, allowingPlainHTTPTo: hosts)
        } catch {
            throw EndpointError(setting: setting, reason: error.reason)
        }
    }

    private struct Failure: Error {
        let reason: EndpointError.Reason

        init(_ reason: EndpointError.Reason) {
            self.reason = reason
        }
    }

    private static func parse(
        _ url: String, allowingPlainHTTPTo hosts: Set<String>?
    ) throws(Failure) -> Endpoint {
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            let (name, rest) = splitAtScheme(url)
        else { throw Failure(.notAURL) }
        guard let scheme = Scheme(rawValue: name.lowercased()) else {
            throw Failure(.unsupportedScheme(SanitizedText(value: name.lowercased(), like: .scheme)))
        }
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw Failure(.userInfo) }
        let (host, port) = try parse(authority: authority)
        let endpoint = Endpoint(
            scheme: scheme, host: host, port: port ?? scheme.defaultPort,
            pathPrefix: try parse(path: rest[authority.endIndex...]))
        guard scheme == .https || endpoint.isLoopback || hosts?.contains(host) ?? true else {
            throw Failure(.plainHTTP(host: SanitizedText(host)))
        }
        return endpoint
    }

    private static func parse(authority: Substring) throws(Failure) -> (host: String, port: Int?) {
        let isBracketed = authority.hasPrefix("[")
        let host = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let isClosed = !isBracketed || host.endIndex < authority.endIndex
        let rest = authority[host.endIndex...].dropFirst(isBracketed ? 1 : 0)
        guard isClosed, isBracketed ? isIPv6Address(host) : isHostName(host), !couldBeSecret(host) else {
            throw Failure(.invalidHost)
        }
        guard !rest.isEmpty else { return (host.lowercased(), nil) }
        guard rest.hasPrefix(":"), rest.dropFirst().allSatisfy(\.isWholeNumber), let port = UInt16(rest.dropFirst()),
            port > 0
        else { throw Failure(.invalidPort) }
        return (host.lowercased(), Int(port))
    }

    private static func parse(path: Substring) throws(Failure) -> String {
        if path.contains("#") {
            throw Failure(.fragment)
        }
        if path.contains("?") {
            throw Failure(.query)
        }
        var kept = path
        while kept.last == "/" {
            kept.removeLast()
        }
        guard isEncoded(Array(kept.utf8)) else { throw Failure(.invalidPath) }
        return String(kept)
    }

    private static func isHostName(_ text: Substring) -> Bool {
        let isLegal = text.utf8.allSatisfy { PercentEncoding.isUnreserved($0) && $0 != UInt8(ascii: "~") }
        return isLegal && (1...253).contains(text.utf8.count) && !text.hasPrefix(".") && !text.hasPrefix("-")
    }

    /// A key in place of a host would be sent to name servers, and in lower case it would not look like a key.
    private static func couldBeSecret(_ text: Substring) -> Bool {
        text.contains(where: \.isUppercase) && Redactor.couldHoldSecret(String(text))
    }

    private static func isIPv6Address(_ text: Substring) -> Bool {
        let isLegal = text.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        return isLegal && text.filter { $0 == ":" }.count >= 2
    }

    /// RFC 3986's characters of a path, and `%` before two digits.
    private static func isEncoded(_ path: [UInt8]) -> Bool {
        path.indices.allSatisfy { index in
            if path[index] == UInt8(ascii: "%") {
                return path[(index + 1)...].prefix(2).count { Character(Unicode.Scalar($0)).isHexDigit } == 2
            }
            return PercentEncoding.isUnreserved(path[index]) || "/!$&'()*+,;=:@".utf8.contains(path[index])
        }
    }
}

/// The parts before and after `://`; nil if there is none, or if the first part is not a scheme. It may be a password.
func splitAtScheme(_ url: String) -> (scheme: Substring, rest: Substring)? {
    guard let separator = url.firstRange(of: "://") else { return nil }
    let scheme = url[..<separator.lowerBound]
    let isScheme =
        scheme.first?.isLetter ?? false
        && scheme.utf8.allSatisfy { PercentEncoding.isUnreserved($0) || $0 == UInt8(ascii: "+") }
    return isScheme ? (scheme, url[separator.upperBound...]) : nil
}

/// The proxy of a request, by HTTPS_PROXY, HTTP_PROXY and NO_PROXY in upper or lower case.
///
/// The rules are those of botocore and Python's `urllib`: the name in lower case wins, and an empty value removes its
/// setting. NO_PROXY has hosts and domains, with or without a leading dot or a port, or is `*`. Addresses are compared
/// as text: ranges are not supported, and this machine is not an exception by default. One rule is added: link-local
/// addresses, which serve credentials, never use a proxy. Passwords are never printed.
public struct ProxySettings: Hashable, Sendable, Redacted {
    /// No proxy, regardless of the environment.
    public static let none = ProxySettings(environment: [:])

    private let proxies: [Endpoint.Scheme: Result<Proxy, ProxyError>]
    private let exceptions: String?

    /// The settings of the environment. An invalid URL is an error of the first request that needs it.
    public init(environment: [String: String]) {
        func setting(_ name: String) -> (name: String, value: String)? {
            if let value = environment[name.lowercased()] {
                return value.isEmpty ? nil : (name.lowercased(), value)
            }
            return environment[name].flatMap { $0.isEmpty ? nil : (name, $0) }
        }
        func proxy(_ name: String) -> Result<Proxy, ProxyError>? {
            setting(name).map { setting in
                Result { () throws(ProxyError.Failure) in try Proxy(url: setting.value) }
                    .mapError { ProxyError(setting: "\(setting.name)", reason: $0.reason) }
            }
        }
        proxies = [.http: proxy("HTTP_PROXY"), .https: proxy("HTTPS_PROXY")].compactMapValues(\.self)
        exceptions = setting("NO_PROXY")?.value
    }

    /// The proxy for requests to an endpoint.
    ///
    /// - Parameter endpoint: The endpoint.
    /// - Returns: The proxy; nil for none, also if NO_PROXY has the host.
    /// - Throws: ``ProxyError`` if the setting for the endpoint's scheme is invalid.
    public func proxy(for endpoint: Endpoint) throws(ProxyError) -> Proxy? {
        guard let proxy = proxies[endpoint.scheme], !isOnLink(endpoint.host), !isException(endpoint) else { return nil }
        return try proxy.get()
    }

    /// All valid proxies of the settings.
    var usable: Set<Proxy> {
        Set(proxies.values.compactMap { try? $0.get() })
    }

    /// The schemes that have a proxy, without the URLs.
    public var description: String {
        "ProxySettings(\(proxies.keys.map(\.rawValue).sorted().joined(separator: ", ")))"
    }

    /// The addresses of instance metadata and container credentials: 169.254.0.0/16, and AWS's fd00:ec2::/32.
    private func isOnLink(_ host: String) -> Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return octets.count == 4 && octets.starts(with: [169, 254]) && !octets.contains(nil)
            || host.hasPrefix("fd00:ec2:")
    }

    private func isException(_ endpoint: Endpoint) -> Bool {
        guard let exceptions else { return false }
        guard exceptions != "*" else { return true }
        let bare = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
        let names = [bare, endpoint.authority].map { $0.lowercased() }
        return exceptions.lowercased().split(separator: ",").contains { entry in
            let domain = String(entry).trimmed.drop { $0 == "." }
            return !domain.isEmpty && names.contains { $0 == domain || $0.hasSuffix(".\(domain)") }
        }
    }
}

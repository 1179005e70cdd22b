extension ProxyProblem: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        "\(setting): \(reason)"
    }
}

extension ProxyProblem.Reason: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .unsupportedScheme(let scheme):
            "the proxy scheme \(scheme) is not supported; use http://host:port"
        case .tlsToProxy: "a proxy that is asked over https is not supported; use http://host:port"
        case .invalidLogin:
            "the proxy's user name or password has a character that must be percent-encoded, such as / ? # @ or %"
        case .invalidHost: "the proxy's host is missing or has a character that no host has"
        case .invalidPort: "the proxy's port is not a number from 1 to 65535"
        }
    }
}

extension CABundleProblem: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch reason {
        case .unreadable: "\(setting): \(path) cannot be read"
        case .noCertificates: "\(setting): \(path) holds no certificates in PEM form"
        }
    }
}

import FoundationEssentials

/// An HTTP request: what a transport sends, and what a signature covers.
///
/// Printed, it shows only method and endpoint: path, query, headers and body may hold a token or a key.
public struct HTTPRequest: Hashable, Sendable, Redacted {
    /// The methods that AWS IoT's operations use.
    public enum Method: String, Hashable, Sendable {
        /// `GET`, for calls that only read.
        case get = "GET"
        /// `POST`, for calls with a body.
        case post = "POST"
        /// `PUT`, for cancel requests and instance metadata tokens.
        case put = "PUT"
    }

    /// A name and a value of the query, not encoded.
    public struct QueryItem: Hashable, Sendable, Redacted {
        /// The name, not encoded.
        public var name: String
        /// The value, not encoded.
        public var value: String

        /// An item of this name and value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        /// Only the name, as the value may be a token.
        public var description: String {
            "\(name)=(redacted)"
        }
    }

    /// The method.
    public var method: Method
    /// Where the request goes: scheme, host and port.
    public var endpoint: Endpoint
    /// The whole path, percent-encoded, as in the request line. It begins with a slash.
    public var path: String
    /// The query's items, not encoded, in the order of the request.
    public var query: [QueryItem]
    /// Header fields, without `Host`, which follows from the endpoint.
    public var headers: HeaderFields
    /// The body; empty for none.
    public var body: Data
    /// Whether the request changes nothing, so that it can be repeated if there is no response (default: true for GET).
    public var onlyReads: Bool

    /// A request for a path below the endpoint's path. Each segment is percent-encoded.
    public init(
        method: Method, endpoint: Endpoint, segments: [String], query: [QueryItem] = [], headers: HeaderFields = [:],
        body: Data = Data()
    ) {
        self.method = method
        self.endpoint = endpoint
        self.path = endpoint.pathPrefix + segments.map { "/" + PercentEncoding.encode($0) }.joined()
        self.query = query
        self.headers = headers
        self.body = body
        onlyReads = method == .get
    }

    /// Method and endpoint.
    public var description: String {
        "HTTPRequest(\(method.rawValue) \(endpoint.scheme)://\(endpoint.authority), redacted)"
    }

    /// The URL, encoded.
    public var url: String {
        let encoded = query.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        let target = encoded.isEmpty ? path : path + "?" + encoded.joined(separator: "&")
        return "\(endpoint.scheme)://\(endpoint.authority)\(target)"
    }
}

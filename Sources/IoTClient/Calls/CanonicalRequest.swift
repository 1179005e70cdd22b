import Crypto
import FoundationEssentials

/// The first stage of Signature Version 4: the form of a request that client and server both build.
///
/// The rules are in "Create a canonical request" of AWS's documentation. Where it leaves a choice, botocore's is used.
struct CanonicalRequest: Hashable, Redacted {
    /// The names of the header fields that are signed, in lower case, sorted, joined by `;`.
    let signedHeaders: String
    /// The canonical request itself.
    let text: String

    init(_ request: HTTPRequest) {
        let fields = Self.canonicalFields(request)
        signedHeaders = fields.map(\.name).joined(separator: ";")
        text = [
            request.method.rawValue,
            Self.path(request.path),
            Self.query(request.query),
            fields.map { "\($0.name):\($0.value)\n" }.joined(),
            signedHeaders,
            hexadecimal(SHA256.hash(data: request.body)),
        ].joined(separator: "\n")
    }

    /// Only the names of the headers, as a value may be a session token.
    var description: String {
        "CanonicalRequest(\(signedHeaders), redacted)"
    }

    /// The path without empty and dot segments, encoded again: `%` in the request is signed as `%25`.
    static func path(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." {
                segments = segments.dropLast()
            } else {
                segments.append(segment)
            }
        }
        let end = path.hasSuffix("/") && !segments.isEmpty ? "/" : ""
        return "/" + segments.map { PercentEncoding.encode(String($0)) }.joined(separator: "/") + end
    }

    /// The items, encoded first and then sorted by name and value: encoding changes the order of some characters.
    static func query(_ items: [HTTPRequest.QueryItem]) -> String {
        items.map { (name: PercentEncoding.encode($0.name), value: PercentEncoding.encode($0.value)) }
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    /// The host and all other fields, except those that a proxy or the HTTP library may change.
    private static func canonicalFields(_ request: HTTPRequest) -> [HeaderFields.Field] {
        var values: [String: [String]] = [:]
        for field in request.headers where !unsigned.contains(field.name.lowercased()) {
            values[field.name.lowercased(), default: []].append(trimmed(field.value))
        }
        values["host"] = [request.endpoint.authority]
        return values.sorted { $0.key < $1.key }
            .map { HeaderFields.Field(name: $0.key, value: $0.value.joined(separator: ",")) }
    }

    private static let unsigned: Set = [
        "authorization", "connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
        "user-agent", "x-amzn-trace-id",
    ]

    /// Trims the value and collapses white space.
    private static func trimmed(_ value: String) -> String {
        value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }, as: UTF8.self)
}

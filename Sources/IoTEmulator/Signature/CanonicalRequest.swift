import Crypto
import FoundationEssentials

/// The canonical form of a request, which its signature covers.
struct CanonicalRequest: Sendable {
    /// Method, path, query, headers, names of the headers, digest of the body; a line each.
    let text: String

    init(_ request: APIRequest, signedHeaders: [String]) {
        let headers = signedHeaders.map { name in
            "\(name):\(request.values(ofHeader: name).map(Self.trimmed).joined(separator: ","))\n"
        }
        text = [
            request.method, Self.path(request.path), Self.query(request.query), headers.joined(),
            signedHeaders.joined(separator: ";"), Self.hexadecimal(SHA256.hash(data: request.body)),
        ].joined(separator: "\n")
    }

    /// SHA-256 of the text, in hexadecimal digits.
    var digest: String {
        Self.hexadecimal(SHA256.hash(data: Data(text.utf8)))
    }

    /// Without empty and dot segments, and encoded once more: `%2F` becomes `%252F`. Only S3 differs.
    private static func path(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." {
                _ = segments.popLast()
            } else {
                segments.append(segment)
            }
        }
        let trailing = path.hasSuffix("/") && !segments.isEmpty ? "/" : ""
        return "/" + PercentCoding.encode(segments.joined(separator: "/").utf8, keeping: [UInt8(ascii: "/")]) + trailing
    }

    /// Each name and value in canonical encoding, sorted by the encoded name and then by the value.
    private static func query(_ query: String) -> String {
        let items = query.split(separator: "&").map { item -> [String] in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let encoded = parts.map { PercentCoding.encode(PercentCoding.bytes($0)) }
            return [encoded.first ?? "", encoded.dropFirst().first ?? ""]
        }
        return items.sorted { Array($0[0].utf8) == Array($1[0].utf8) ? isBefore($0[1], $1[1]) : isBefore($0[0], $1[0]) }
            .map { $0.joined(separator: "=") }
            .joined(separator: "&")
    }

    private static func isBefore(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Trimmed, with runs of spaces reduced to one.
    private static func trimmed(_ value: String) -> String {
        value.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }

    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

import FoundationEssentials

/// The claims of an `Authorization: AWS4-HMAC-SHA256 …` header.
struct Authorization: Hashable, Sendable {
    let accessKeyId: String
    /// The credential scope: date (`YYYYMMDD`), region, service.
    let date: String
    let region: String
    let service: String
    /// In lower case, in the order of the header.
    let signedHeaders: [String]
    /// Hexadecimal digits.
    let signature: String

    static let algorithm = "AWS4-HMAC-SHA256"

    /// The scope as it appears in the string to sign.
    var scope: String {
        "\(date)/\(region)/\(service)/aws4_request"
    }

    /// Parses the header. Throws AWS's error for a header that lacks a part.
    init(_ header: String) throws(ServiceError) {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == Self.algorithm else {
            throw .incompleteSignature("Authorization header requires the algorithm \(Self.algorithm).")
        }
        let fields = Dictionary(
            parts[1].split(separator: ",").map { field in
                let pair = field.drop { $0 == " " }.split(separator: "=", maxSplits: 1).map(String.init)
                return (pair.first ?? "", pair.dropFirst().first ?? "")
            }, uniquingKeysWith: { first, _ in first })
        func field(_ name: String) throws(ServiceError) -> String {
            guard let value = fields[name], !value.isEmpty else {
                throw .incompleteSignature("Authorization header requires '\(name)' parameter.")
            }
            return value
        }
        let credential = try field("Credential").split(separator: "/", omittingEmptySubsequences: false).map(
            String.init)
        guard credential.count >= 5, credential.last == "aws4_request" else {
            throw .incompleteSignature("Credential must have at least 5 slash-delimited elements.")
        }
        accessKeyId = credential.dropLast(4).joined(separator: "/")
        date = credential[credential.count - 4]
        region = credential[credential.count - 3]
        service = credential[credential.count - 2]
        signedHeaders = try field("SignedHeaders").split(separator: ";").map(String.init)
        signature = try field("Signature")
    }
}

/// Dates in the basic form of ISO 8601, as in AWS's signing process.
enum AmazonDate {
    private static let style = Date.ISO8601FormatStyle(
        dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted)

    static func text(_ date: Date) -> String {
        style.format(date)
    }

    static func date(_ text: String) -> Date? {
        try? style.parse(text)
    }
}

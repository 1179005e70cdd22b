/// An XML answer from which single values are taken by the name of their element. No tree, no entities of its own, no depth: what
/// STS answers needs none, and nothing that comes can make it work long.
struct XMLText: Sendable, Redacted {
    private let text: String

    init(_ response: HTTPResponse) {
        text = String(decoding: response.body, as: UTF8.self)
    }

    var description: String {
        "XMLText(redacted)"
    }

    /// The text of the first element of this name that has no attributes; nil if there is none, or if it has elements in it.
    subscript(name: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        let content = text[start.upperBound..<end.lowerBound]
        return content.contains("<") ? nil : Self.decoded(content).trimmed
    }

    /// The five entities that XML has without a declaration; any other stays as it came.
    private static func decoded(_ content: Substring) -> String {
        var parts = content.split(separator: "&", omittingEmptySubsequences: false).map(String.init)[...]
        var decoded = parts.popFirst() ?? ""
        for part in parts {
            let entity = entities.first { part.hasPrefix($0.name) }
            decoded += entity.map { $0.character + part.dropFirst($0.name.count) } ?? "&" + part
        }
        return decoded
    }

    private static let entities = [
        (name: "lt;", character: "<"), (name: "gt;", character: ">"), (name: "amp;", character: "&"),
        (name: "quot;", character: "\""), (name: "apos;", character: "'"),
    ]
}

import FoundationEssentials
import Testing

/// No error holds a String: text from outside goes through `SanitizedText`, also in an error that is added later.
@Suite struct ErrorPayloadTests {
    private static let sources =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/") + "/Sources/IoTClient"

    /// The declarations at the top level of a file: a file may hold an error and the type that throws it.
    private static func declarations(in text: String) -> [Substring] {
        text.split(separator: #/\n(?=\})/#)
    }

    @Test func `no error of the client holds a String`() throws {
        var errors = 0
        let names = "(Failure|Fault|Error|Warning|Response)"
        let errorType = try Regex(#"(?m)^(public )?(struct|enum) \w+\#(names)\b[^{]*(Error|Hashable)[^{]*\{"#)
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.sources)
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: Self.sources + "/" + file, encoding: .utf8)
            for declaration in Self.declarations(in: text) {
                guard declaration.contains(errorType) else { continue }
                errors += 1
                let payload = #/^( +case|    (let|var)| +public (let|var)) .*\bString\b/#
                for line in declaration.split(separator: "\n") where line.contains(payload) {
                    guard !line.contains("description: String"), !line.contains("rawValue: String") else { continue }
                    Issue.record("\(file): \(line)")
                }
            }
        }
        #expect(errors >= 15)
    }
}

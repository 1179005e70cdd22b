/// The string literals of a Swift source, with the lines they begin in.
///
/// An interpolation or an escape becomes a space. The literals inside an interpolation are found too. Comments are
/// skipped.
struct SwiftLiterals {
    struct Literal: Equatable {
        let line: Int
        let text: String
    }

    private let source: [UInt8]
    private var position = 0
    private var line = 1
    private(set) var found: [Literal] = []

    init(_ source: String) {
        self.source = Array(source.utf8)
        scanCode(inInterpolation: false)
        found.sort { $0.line < $1.line }
    }

    private func isAt(_ text: String) -> Bool {
        source[position...].starts(with: text.utf8)
    }

    private mutating func skip(_ count: Int) {
        for _ in 0..<min(count, source.count - position) {
            if source[position] == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while position < source.count, isSkipped(source[position]) { skip(1) }
    }

    /// Reads code to its end, or to the parenthesis that closes an interpolation.
    private mutating func scanCode(inInterpolation: Bool) {
        var depth = 0
        while position < source.count {
            switch source[position] {
            case UInt8(ascii: "/") where isAt("//"):
                skip { $0 != UInt8(ascii: "\n") }
            case UInt8(ascii: "/") where isAt("/*"):
                while position < source.count, !isAt("*/") { skip(1) }
                skip(2)
            case UInt8(ascii: "\""):
                scanLiteral()
            case UInt8(ascii: "#") where isRawLiteral:
                scanLiteral()
            case UInt8(ascii: "("):
                depth += 1
                skip(1)
            case UInt8(ascii: ")"):
                if inInterpolation, depth == 0 { return }
                depth -= 1
                skip(1)
            default:
                skip(1)
            }
        }
    }

    private var isRawLiteral: Bool {
        source[position...].drop { $0 == UInt8(ascii: "#") }.first == UInt8(ascii: "\"")
    }

    private mutating func scanLiteral() {
        let start = line
        let pounds = String(repeating: "#", count: source[position...].prefix { $0 == UInt8(ascii: "#") }.count)
        skip(pounds.count)
        let isMultiline = isAt("\"\"\"")
        let quote = isMultiline ? "\"\"\"" : "\""
        skip(quote.count)
        let (end, escape) = (quote + pounds, "\\" + pounds)
        var text: [UInt8] = []
        while position < source.count, !isAt(end) {
            if isAt(escape) {
                skip(escape.count)
                if isAt("(") {
                    skip(1)
                    scanCode(inInterpolation: true)
                }
                let isContinued = isAt("\n")
                skip(1)
                if isContinued {
                    skip { $0 == UInt8(ascii: " ") }
                } else {
                    text.append(UInt8(ascii: " "))
                }
            } else {
                text.append(source[position])
                skip(1)
            }
        }
        skip(end.count)
        found.append(Literal(line: start, text: String(decoding: text, as: UTF8.self)))
    }
}

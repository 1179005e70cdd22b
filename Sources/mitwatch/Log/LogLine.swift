import FoundationEssentials
import Logging
import Screen

/// A line of the log: when, how grave, what, and its facts as `name=value`, in the order of their names.
enum LogLine {
    /// The most columns of a line: what is longer is cut, for a server's message may be as long as it likes.
    static let longest = 2_000

    /// The line. Whatever the text holds, it is one line, and its invisible characters are spelled out.
    static func text(_ level: Logger.Level, _ message: String, _ facts: Logger.Metadata, at time: Date) -> String {
        let pairs = facts.sorted { $0.key < $1.key }.map { " \($0.key)=\(value("\($0.value)"))" }
        let head = "\(time.formatted(Self.time)) \(DisplayText.padded(level.rawValue, to: 8)) "
        return head + DisplayText.fitted(message + pairs.joined(), to: longest - head.count)
    }

    /// In quotes where it could be taken for more than one word.
    private static func value(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || plain.contains($0)) }
        return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static let plain = Set("-_.,:;/@+%")
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

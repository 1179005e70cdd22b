import FoundationEssentials
import Logging
import Screen
import Testing

@testable import mitwatch

struct LogLineTests {
    private static let time = Date(timeIntervalSince1970: 1_700_000_000.25)
    private static let head = "2023-11-14T22:13:20.250Z info     "

    @Test func `a line has its time, its level, its message and its facts by name`() {
        let line = LogLine.text(.info, "poll succeeded", ["request": "1b-2", "poll": "7"], at: Self.time)
        #expect(line == Self.head + "poll succeeded poll=7 request=1b-2")
    }

    @Test(arguments: [
        ("two words", #""two words""#), ("", #""""#), (#"say "no""#, #""say \"no\"""#), (#"a\b"#, #""a\\b""#),
        ("a=b", #""a=b""#), ("http://127.0.0.1:80/a", "http://127.0.0.1:80/a"), ("größe", #""größe""#),
    ])
    func `a value that is not a single word is quoted`(value: String, shown: String) {
        #expect(LogLine.text(.info, "m", ["v": "\(value)"], at: Self.time) == "\(Self.head)m v=\(shown)")
    }

    @Test func `a server's message is one line without control characters`() {
        let line = LogLine.text(.error, "m", ["e": "a\nb\u{1B}[2J\u{202E}\u{9B}"], at: Self.time)
        #expect(line == #"2023-11-14T22:13:20.250Z error    m e="a^Jb^[[2J<U+202E><U+009B>""#)
    }

    @Test func `the length of a line is limited`() {
        let line = LogLine.text(.info, "m", ["e": "\(String(repeating: "x", count: 1_000_000))"], at: Self.time)
        #expect(DisplayText.columns(of: line) == LogLine.longest)
        #expect(line.hasSuffix("x…"))
    }
}

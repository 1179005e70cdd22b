import Testing

@testable import IoTClient

/// Expectations from Python's `shlex.split`.
@Suite struct ShellWordsTests {
    @Test(
        arguments: [
            "a b  c": ["a", "b", "c"], " a\tb\n": ["a", "b"], "": [], "''": [""], "a ''": ["a", ""],
            "'a b' \"c d\"": ["a b", "c d"], "a'b'\"c\"d": ["abcd"], #"a\ b"#: ["a b"], #"'a\b'"#: [#"a\b"#],
            #""a\"b\\c\d""#: [#"a"b\c\d"#], #""a'b" 'c"d'"#: ["a'b", "c\"d"], "a#b # c": ["a#b", "#", "c"],
            "$HOME * `x`": ["$HOME", "*", "`x`"], #"\'a"#: ["'a"],
        ])
    func `words are split as in Python`(_ line: String, _ words: [String]) {
        #expect(ShellWords.split(line) == words)
    }

    @Test(arguments: ["'a", "\"a", "a\\", "\"a\\"])
    func `an open quote is not a command line`(_ line: String) {
        #expect(ShellWords.split(line) == nil)
    }
}

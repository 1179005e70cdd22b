import Testing

@testable import mitwatch

/// The words of MITWATCH_FLAGS.
struct ShellWordsTests {
    @Test(
        arguments: [
            ("", []), (" \t\n", []), ("a", ["a"]), (" a  b\tc\nd\r\ne ", ["a", "b", "c", "d", "e"]),
            ("'a b' \"c d\" e\\ f", ["a b", "c d", "e f"]), ("--x='a b'c\"d\"", ["--x=a bcd"]),
            ("'' \"\"", ["", ""]), ("'a\\b\"c'", ["a\\b\"c"]), ("\"a\\\"b\\\\c\\$d\\`e\\f\"", ["a\"b\\c$d`e\\f"]),
            ("$HOME ~ * `x` $(y) # z", ["$HOME", "~", "*", "`x`", "$(y)", "#", "z"]),
            ("a\\\nb \"c\\\nd\"", ["ab", "cd"]), ("\\'a \\\"b", ["'a", "\"b"]),
        ] as [(String, [String])])
    func `words are split like in a shell, and nothing is expanded`(text: String, words: [String]) throws {
        #expect(try ShellWords.words(in: text) == words)
    }

    @Test(
        arguments: [
            ("a 'b", .quoteNotClosed("'")), ("\"a", .quoteNotClosed("\"")), ("\"a\\\"", .quoteNotClosed("\"")),
            ("a\\", .nothingAfterBackslash), ("\"a\\", .nothingAfterBackslash),
        ] as [(String, ShellWords.SyntaxError)])
    func `an unfinished quote is an error`(text: String, error: ShellWords.SyntaxError) {
        #expect(throws: error) { try ShellWords.words(in: text) }
    }

    /// The shell is the reference.
    @Test(arguments: ["a\\ b 'c d' \"e\\\"f\" g\"h\"'i' ''", "\"\\a\" '\\' \"x'y\" 'x\"y'", "--a=\"b c\" \\--d"])
    func `a shell splits the same words`(text: String) throws {
        let shell = try Shell.run("for word in \(text); do printf '%s\\n' \"$word\"; done")
        #expect(shell.output == (try ShellWords.words(in: text)).map { $0 + "\n" }.joined())
    }
}

import FoundationEssentials
import Glibc
import Testing

@testable import mitwatch

/// The flags file, before anything checks whether the program has the flags.
struct FlagsFileTests {
    private let file = FlagsFile(path: "/f")

    /// The flags in a text, with the numbers of their lines.
    private func words(_ text: String) throws -> [String] {
        try file.flags(in: Array(text.utf8)).map { "\($0.origin.place) \($0.word)" }
    }

    @Test(
        arguments: [
            ("", []), ("\n\n", []), ("# comment\n  \t\n   # another\n", []),
            ("--region eu-west-1\n--ascii", ["line 1 --region=eu-west-1", "line 2 --ascii"]),
            ("\n--region=eu-west-1\n", ["line 2 --region=eu-west-1"]),
            ("  --region \t eu-west-1  \n", ["line 1 --region=eu-west-1"]),
            ("--report-dir /tmp/my files#1\n", ["line 1 --report-dir=/tmp/my files#1"]),
            ("--endpoint-url=https://h/?a=b\n", ["line 1 --endpoint-url=https://h/?a=b"]),
            ("--profile 'a' \"b\" \\c $HOME ~\n", ["line 1 --profile='a' \"b\" \\c $HOME ~"]),
            ("--stall -5\n--region=\n", ["line 1 --stall=-5", "line 2 --region="]),
            ("--ascii\r\n\r\n--title\r\n", ["line 1 --ascii", "line 3 --title"]),
            ("\u{FEFF}--ascii\n", ["line 1 --ascii"]),
            ("--profile é\u{301}日本\n", ["line 1 --profile=é\u{301}日本"]),
            ("demo\n", ["line 1 demo"]),
        ] as [(String, [String])])
    func `each line is one flag, and its value is the rest of the line`(text: String, expected: [String]) throws {
        #expect(try words(text) == expected)
    }

    @Test(
        arguments: [
            (Array("--ascii\n--title\0\n".utf8), 2, "contains a NUL byte"),
            (Array("--profile a\u{1B}[31m\n".utf8), 1, "contains a control character"),
            (Array("--profile \"ops\"\n".utf8), 1, "a value has no quotes here"),
            (Array("--profile 'ops'\n".utf8), 1, "a value has no quotes here"),
            (Array("--ascii\n--region eu-west-1 # prod\n".utf8), 2, "a comment must have a line of its own"),
            (Array("--profile a\rb\n".utf8), 1, "contains a control character"),
            (Array("--profile a\u{85}b\n".utf8), 1, "contains a control character"),
            (Array("--ascii\n--profile ".utf8) + [0xFF, 0x0A], 2, "not UTF-8"),
            ([0xFF, 0xFE, 0x2D, 0x00, 0x2D, 0x00], 1, "not UTF-8"),
        ] as [([UInt8], Int, String)])
    func `a line with quotes, a comment or odd bytes is an error`(bytes: [UInt8], line: Int, fact: String) {
        #expect(throws: DefaultError(.file("/f", line: line), fact)) { try file.flags(in: bytes) }
    }

    @Test(
        arguments: [
            (["XDG_CONFIG_HOME": "/x"], "/h", "/x/mitwatch/flags"),
            (["XDG_CONFIG_HOME": "/x//"], "/h", "/x/mitwatch/flags"),
            (["XDG_CONFIG_HOME": "x"], "/h", "/h/.config/mitwatch/flags"),
            (["XDG_CONFIG_HOME": "~/x"], "/h", "/h/.config/mitwatch/flags"),
            (["XDG_CONFIG_HOME": ""], "/h/", "/h/.config/mitwatch/flags"),
            ([:], "/", "/.config/mitwatch/flags"), ([:], "h", nil), ([:], "", nil), ([:], nil, nil),
            (["XDG_CONFIG_HOME": "/x"], nil, "/x/mitwatch/flags"),
        ] as [([String: String], String?, String?)])
    func `only an absolute XDG_CONFIG_HOME replaces ~_.config`(
        variables: [String: String], home: String?, path: String?
    ) {
        #expect(FlagsFile(ProgramEnvironment(variables: variables, home: home))?.path == path)
    }

    @Test func `a file that does not exist has no flags`() throws {
        #expect(try FlagsFile(path: "/nonexistent/flags").flags() == nil)
        #expect(try FlagsFile(path: "/dev/null/flags").flags() == nil)
    }

    @Test func `anything other than a small file is an error, and nothing waits for a pipe`() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let pipe = directory.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let large = directory.path + "/large"
        TemporaryFile.write(String(repeating: "#", count: FlagsFile.limit + 1), to: large)
        let loop = directory.path + "/loop"
        #expect(symlink(loop, loop) == 0)
        for (path, fact) in [
            (directory.path, "is a directory"), (pipe, "not a regular file"), ("/dev/zero", "not a regular file"),
            (large, "larger than 64 KiB"), (loop, "too many levels of symbolic links"),
        ] {
            #expect(throws: DefaultError(.file(path, line: nil), fact)) { try FlagsFile(path: path).flags() }
        }
        TemporaryFile.write(String(repeating: "#", count: FlagsFile.limit - 1) + "\n", to: large)
        #expect(try FlagsFile(path: large).flags() == [])
    }
}

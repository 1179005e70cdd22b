import Glibc
import SeededRandom
import Testing

@testable import Terminal

/// Compiled and built-in entries.
struct TerminfoEntryTests {
    private static func hostEntry(_ name: String) throws -> TerminfoEntry {
        for directory in ["/lib/terminfo", "/usr/share/terminfo"] {
            let file = fopen("\(directory)/\(name.prefix(1))/\(name)", "r")
            guard let file else { continue }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: TerminfoFormat.limit)
            let count = fread(&bytes, 1, bytes.count, file)
            return try #require(TerminfoEntry(compiled: Array(bytes.prefix(count))))
        }
        return try #require(nil)
    }

    @Test(arguments: ["xterm-256color", "linux", "tmux-256color", "vt100", "dumb"])
    func `an entry of the host survives parsing and compiling`(name: String) throws {
        let entry = try Self.hostEntry(name)
        #expect(entry.names.first == name)
        #expect(TerminfoEntry(compiled: entry.compiled()) == entry)
    }

    @Test func `large numbers and named capabilities survive compiling`() {
        var entry = TerminfoEntry(names: ["a", "b c"])
        entry.numbers = [13: 0x100_0000, 2: 24]
        entry.flags = [0, 5]
        entry.strings = [10: [0x1B, 0x5B], 300: []]
        entry.namedFlags = ["AX", "RGB"]
        entry.namedNumbers = ["U8": 1]
        #expect(TerminfoEntry(compiled: entry.compiled()) == entry)
    }

    /// Without what differs on purpose: line drawing is not used, so nothing switches to it and back; mitwatch does not
    /// change the palette and the titles; and there are no delays for old terminals.
    private static func normalized(_ string: [UInt8], isAttributes: Bool) -> String {
        var text = String(decoding: Capabilities.withoutPadding(string), as: UTF8.self)
        for part in ["\u{1B}(B", "\u{F}", "\u{1B}[23;0;0t", "\u{1B}[22;0;0t"] {
            text = text.replacing(part, with: "")
        }
        return isAttributes ? attributes(text) : text
    }

    /// The attributes in any order, each with its condition: standout and reverse may share one. VT100s have no
    /// standout of their own.
    private static func attributes(_ text: String) -> String {
        let parts = text.replacing("%?%p1%p3%|%t;7%;", with: "%?%p1%t;7%;%?%p3%t;7%;")
            .replacing("%?%p1%p6%|%t;1%;", with: "%?%p6%t;1%;")
            .matches(of: /%\?%p([1-6])%t(;\d)%;/).map { "\($0.1)\($0.2)" }
        return parts.sorted().joined(separator: " ")
    }

    @Test(arguments: BuiltInEntries.names.filter { $0 != BuiltInEntries.basic })
    func `a built-in entry agrees with the host's`(name: String) throws {
        let host = try Self.hostEntry(name)
        let builtIn = try #require(BuiltInEntries.entry(name))
        #expect(builtIn.flags.isSubset(of: host.flags))
        for flag in ["am", "bce", "xenl", "msgr", "km", "mir"] {
            // Debian's screen and tmux have no bce.
            #expect(builtIn.hasFlag(flag) == host.hasFlag(flag), "\(flag)")
        }
        #expect(builtIn.number("colors") == host.number("colors"))
        #expect(builtIn.number("ncv") ?? 0 == host.number("ncv") ?? 0)
        for (position, string) in builtIn.strings {
            let isAttributes = string == builtIn.string("sgr")
            let theirs = host.strings[position].map { Self.normalized($0, isAttributes: isAttributes) }
            #expect(Self.normalized(string, isAttributes: isAttributes) == theirs)
        }
        for capability in ["smcup", "civis", "ech", "rep", "ich1", "dim", "hpa", "u7", "smam", "indn"] {
            #expect((builtIn.string(capability) == nil) == (host.string(capability) == nil), "\(capability)")
        }
    }

    @Test(
        arguments: [
            "\u{1B}[%i%p1%s;%p2%dH", "%p1%l", "%p1%99999d", "%p1%.5000d", "%{9999999999}%d", "%", "a%p", "%'ab", "%{1",
            "%p1%:999s",
        ])
    func `parameters that are not safe remove the capability`(string: String) {
        #expect(TerminfoEntry.safe(Array(string.utf8)) == nil)
    }

    @Test(
        arguments: [
            ("\u{1B}[%i%p1%d;%p2%dH", "\u{1B}[%i%p1%d;%p2%dH"), ("%p1%2.2X%%%;", "%p1%2.2X%%%;"), ("a$<5>", "a$<5>"),
            ("a$<99999999999999999999>b", "ab"), ("a$<5000/>b", "ab"), ("a$<50*/>b", "ab"), ("$<", "$<"),
        ])
    func `long delays are removed`(string: String, safe: String) {
        #expect(TerminfoEntry.safe(Array(string.utf8)) == Array(safe.utf8))
    }

    /// Curses allocates tables of such sizes.
    @Test func `extreme numbers are limited`() {
        let entry = TerminfoEntry(names: ["a"], source: "cols#2147483647 lines#0 pairs#2147483647 colors#8").safe
        #expect(entry.number("cols") == 1000 && entry.number("lines") == 1)
        #expect(entry.number("pairs") == 0x10000 && entry.number("colors") == 8)
    }

    @Test func `the host's entries are safe as they are`() throws {
        for name in ["xterm-256color", "tmux-256color", "screen-256color", "linux", "rxvt-unicode-256color"] {
            let entry = try Self.hostEntry(name)
            // Some print a text, for a printer or a function key.
            let lost = entry.strings.filter { entry.safe.strings[$0.key] == nil }
            #expect(lost.isEmpty, "\(name) \(lost)")
        }
    }

    @Test func `an entry that cannot move the cursor safely is rejected, and one that cannot move it is not`() {
        for (source, isUsable) in [(#"cup=\E[%p1%s;%p2%dH"#, false), (#"cup=\E[%i%p1%d;%p2%dH"#, true), ("am", true)] {
            let bytes = TerminfoEntry(names: ["a"], source: source).compiled()
            #expect((TerminfoEntry(safe: bytes) != nil) == isUsable)
        }
    }

    @Test func `malformed entries are rejected or safe`() throws {
        var random = SplitMix64(seed: 16)
        let original = try Self.hostEntry("xterm-256color").compiled()
        for _ in 0..<3000 {
            var bytes = original
            for _ in 0..<Int.random(in: 0..<8, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
            }
            guard let entry = TerminfoEntry(safe: bytes) else { continue }
            // What curses is given is well-formed in any case.
            #expect(TerminfoEntry(compiled: entry.compiled()) == entry)
        }
    }
}

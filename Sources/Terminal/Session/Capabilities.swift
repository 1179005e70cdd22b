import CNCurses
import Glibc

/// What the terminal's type can do, from terminfo.
enum Capabilities {
    /// Loads the entry of a type. Curses itself would end the process if there is none.
    static func load(_ type: TerminalType, descriptor: Int32) throws(TerminalError) {
        var status: Int32 = 0
        guard cnc_load_type(type.drawnAs, descriptor, &status) || status == 1 else {
            throw .unknownTerminalType(type.name)
        }
        guard status == 1, string("cup") != nil, string("clear") != nil || string("ed") != nil else {
            throw .terminalTypeTooSimple(type.name)
        }
    }

    /// A capability's bytes, without the delays that old terminals need.
    static func string(_ name: String) -> [UInt8]? {
        cnc_string_capability(name).map { withoutPadding(String(cString: $0).utf8) }
    }

    /// The bytes that move the cursor.
    static func cursor(row: Int, column: Int) -> [UInt8] {
        cnc_move_cursor(Int32(row), Int32(column)).map { withoutPadding(String(cString: $0).utf8) } ?? []
    }

    /// Whether the terminal supports the control sequences of ECMA-48, as all but very old ones do.
    static var speaksControlSequences: Bool {
        string("cup")?.starts(with: [0x1B, 0x5B]) ?? false
    }

    /// Whether the cursor can be moved while colors or attributes are on.
    static var movesInAnyRendition: Bool { tigetflag("msgr") > 0 }

    /// Whether reverse video is visible. Curses does not use standout in its place.
    static var hasReverseVideo: Bool { string("rev") != nil }

    /// Whether the cursor stays on a character in the last column until the next one arrives.
    static var wrapsLate: Bool { tigetflag("xenl") > 0 }

    /// What shows the alternate screen, if the terminal has one like xterm's. It changes nothing while that screen is
    /// shown.
    static var alternateScreen: [UInt8] {
        let sequence = Array("\u{1B}[?1049h".utf8)
        return string("smcup")?.firstRange(of: sequence) == nil ? [] : sequence
    }

    /// Whether the cursor can be sent to a column of its row with ECMA-48's sequence.
    static var hasColumnAddress: Bool {
        string("hpa") == Array("\u{1B}[%i%p1%dG".utf8)
    }

    /// Removes delays, such as `$<50/>` in milliseconds: all, or those of which `isRemoved` is true.
    static func withoutPadding(
        _ bytes: some Collection<UInt8>, where isRemoved: (ArraySlice<UInt8>) -> Bool = { _ in true }
    ) -> [UInt8] {
        var rest = Array(bytes)[...]
        var result: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                if !isRemoved(rest[...end]) { result += rest[...end] }
                rest = rest[rest.index(after: end)...]
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}

extension Terminal {
    /// The name and version of the curses library, such as `ncurses 6.4.20221231`.
    public static var libraryVersion: String {
        String(cString: curses_version())
    }
}

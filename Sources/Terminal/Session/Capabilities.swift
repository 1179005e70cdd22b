import CNCurses
import Glibc

/// What the terminal's type can do, from terminfo.
enum Capabilities {
    /// Looks the type up. Curses itself would end the process on a type that it does not know.
    static func load(_ type: String?, descriptor: Int32) throws(TerminalError) {
        guard let type, !type.isEmpty else { throw .terminalTypeNotSet }
        // The library says that there is no database if a name is longer than this.
        guard type.utf8.count <= nameLimit else { throw .unknownTerminalType(type) }
        var status: Int32 = 0
        guard cnc_load_type(type, descriptor, &status) else {
            switch status {
            case 1: throw .terminalTypeTooSimple(type)
            case 0: throw .unknownTerminalType(type)
            default: throw .noTerminalDatabase
            }
        }
        guard string("cup") != nil, string("clear") != nil || string("ed") != nil else {
            throw .terminalTypeTooSimple(type)
        }
    }

    private static let nameLimit = 512

    /// A capability's bytes, without the pauses that terminals of old need.
    static func string(_ name: String) -> [UInt8]? {
        cnc_string_capability(name).map { withoutPadding(String(cString: $0).utf8) }
    }

    /// The bytes that move the cursor.
    static func cursor(row: Int, column: Int) -> [UInt8] {
        cnc_move_cursor(Int32(row), Int32(column)).map { withoutPadding(String(cString: $0).utf8) } ?? []
    }

    /// Whether the terminal speaks the control sequences of ECMA-48, as all but museum pieces do.
    static var speaksControlSequences: Bool {
        string("cup")?.starts(with: [0x1B, 0x5B]) ?? false
    }

    /// Whether the cursor may be moved while colours or attributes are on.
    static var movesInAnyRendition: Bool { tigetflag("msgr") > 0 }

    /// Whether a character in the last column lets the cursor stay there until the next one comes.
    static var wrapsLate: Bool { tigetflag("xenl") > 0 }

    /// What shows the alternate screen, if the terminal has one as xterm has it; it changes nothing while that screen is shown.
    static var alternateScreen: [UInt8] {
        let sequence = Array("\u{1B}[?1049h".utf8)
        return string("smcup")?.firstRange(of: sequence) == nil ? [] : sequence
    }

    /// Whether the cursor can be sent to a column of its row as ECMA-48 has it.
    static var hasColumnAddress: Bool {
        string("hpa") == Array("\u{1B}[%i%p1%dG".utf8)
    }

    /// Takes `$<50/>` out: a pause of so many milliseconds.
    static func withoutPadding(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var rest = bytes[...]
        var result: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
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
    /// The name and the version of the curses library that draws, such as `ncurses 6.4.20221231`.
    public static var libraryVersion: String {
        String(cString: curses_version())
    }
}

import CNCurses

/// Built-in entries, for types that the host's database lacks, or if there is no database: what curses and
/// mitwatch use. Keys are not included, since mitwatch knows those of all these terminals anyway.
enum BuiltInEntries {
    static let names = [
        "xterm-256color", "tmux-256color", "screen-256color", "rxvt-unicode-256color", "linux", "vt100", basic,
    ]

    /// For an unknown terminal that responds as a VT100 does: a VT100 with the eight colors of ECMA-48, and with
    /// private modes that a terminal ignores if it lacks them.
    static let basic = "mitwatch-basic"

    /// The entry with this name; nil if there is none.
    static func entry(_ name: String) -> TerminfoEntry? {
        let parts: [String]
        switch name {
        case "xterm-256color": parts = [vt100, colored, colors256, edits, erases, repeats, xterm]
        case "tmux-256color": parts = [vt100, colored, colors256, edits, screen, tmux]
        case "screen-256color": parts = [vt100, colored, colors256, edits, screen]
        case "rxvt-unicode-256color": parts = [vt100, colored, colors256, edits, erases, rxvt]
        case "linux": parts = [vt100, colored, edits, erases, linux]
        case "vt100": parts = [vt100]
        case basic: parts = [vt100, colored]
        default: return nil
        }
        return TerminfoEntry(names: [name], source: parts.joined(separator: "\n"))
    }

    /// Cursor movements, erasing, scrolling and attributes, which all its descendants have too.
    private static let vt100 = #"""
        am msgr xenl
        it#8
        bel=^G
        blink=\E[5m
        bold=\E[1m
        clear=\E[H\E[J
        cr=^M
        csr=\E[%i%p1%d;%p2%dr
        cub=\E[%p1%dD
        cub1=^H
        cud=\E[%p1%dB
        cud1=^J
        cuf=\E[%p1%dC
        cuf1=\E[C
        cup=\E[%i%p1%d;%p2%dH
        cuu=\E[%p1%dA
        cuu1=\E[A
        ed=\E[J
        el=\E[K
        el1=\E[1K
        home=\E[H
        ht=^I
        ind=^J
        rc=\E8
        rev=\E[7m
        ri=\EM
        rmam=\E[?7l
        rmso=\E[m
        rmul=\E[m
        sc=\E7
        sgr=\E[0%?%p6%t;1%;%?%p2%t;4%;%?%p4%t;5%;%?%p1%p3%|%t;7%;m
        sgr0=\E[m
        smam=\E[?7h
        smso=\E[7m
        smul=\E[4m
        u6=\E[%i%d;%dR
        u7=\E[6n
        """#

    /// Eight colors, a cursor that can be hidden, a screen beside the shell's.
    private static let colored = #"""
        colors#8 pairs#64
        civis=\E[?25l
        cnorm=\E[?25h
        op=\E[39;49m
        rmcup=\E[?1049l
        rmso=\E[27m
        rmul=\E[24m
        setab=\E[4%p1%dm
        setaf=\E[3%p1%dm
        smcup=\E[?1049h
        """#

    private static let colors256 = #"""
        colors#256 pairs#32767
        setab=\E[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d%e48;5;%p1%d%;m
        setaf=\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m
        """#

    /// Addresses in a row or a column; inserting, deleting and scrolling.
    private static let edits = #"""
        mir
        cbt=\E[Z
        dch=\E[%p1%dP
        dch1=\E[P
        dim=\E[2m
        dl=\E[%p1%dM
        dl1=\E[M
        hpa=\E[%i%p1%dG
        ich=\E[%p1%d@
        il=\E[%p1%dL
        il1=\E[L
        indn=\E[%p1%dS
        rin=\E[%p1%dT
        rmir=\E[4l
        smir=\E[4h
        sgr=\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p2%t;4%;%?%p4%t;5%;%?%p1%p3%|%t;7%;m
        vpa=\E[%i%p1%dd
        """#

    /// Erases in the current background.
    private static let erases = #"""
        bce
        ech=\E[%p1%dX
        """#

    private static let repeats = #"""
        rep=%p1%c\E[%p2%{1}%-%db
        """#

    private static let xterm = #"""
        km
        clear=\E[H\E[2J
        cnorm=\E[?12l\E[?25h
        """#

    private static let screen = #"""
        km
        cnorm=\E[34h\E[?25h
        cuu1=\EM
        rmam=
        rmso=\E[23m
        sgr=\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p1%t;3%;%?%p2%t;4%;%?%p4%t;5%;%?%p3%t;7%;m
        smam=
        smso=\E[3m
        """#

    private static let tmux = #"""
        rmso=\E[27m
        sgr=\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p2%t;4%;%?%p4%t;5%;%?%p1%p3%|%t;7%;m
        smso=\E[7m
        """#

    private static let rxvt = #"""
        km
        clear=\E[H\E[2J
        cnorm=\E[?12l\E[?25h
        cbt=
        dim=
        ich1=\E[@
        rmcup=\E[r\E[?1049l
        setab=\E[48;5;%p1%dm
        setaf=\E[38;5;%p1%dm
        sgr=\E[0%?%p6%t;1%;%?%p2%t;4%;%?%p4%t;5%;%?%p1%p3%|%t;7%;m
        """#

    /// Colors disable dim and underline (2 + 16) in this type.
    private static let linux = #"""
        ncv#18
        cbt=
        civis=\E[?25l\E[?1c
        cnorm=\E[?25h\E[?0c
        ich1=\E[@
        indn=
        rin=
        rmcup=
        smcup=
        """#
}

extension TerminfoEntry {
    /// From flags and numbers in words (`am`, `it#8`), and one string in each line that has an equals sign. `\E` is
    /// Escape and `^J` is Control-J; a later line replaces an earlier one, and an empty string removes it.
    init(names: [String], source: String) {
        self.init(names: names)
        for line in source.split(separator: "\n") {
            if let separator = line.firstIndex(of: "=") {
                guard let position = Self.position(cnc_string, String(line[..<separator])) else { continue }
                let value = Self.unescaped(line[line.index(after: separator)...])
                strings[position] = value.isEmpty ? nil : value
            } else {
                for word in line.split(separator: " ") { add(word.split(separator: "#").map(String.init)) }
            }
        }
    }

    private mutating func add(_ word: [String]) {
        if word.count == 2, let position = Self.position(cnc_number, word[0]) {
            numbers[position] = Int(word[1])
        } else if let position = Self.position(cnc_flag, word[0]) {
            flags.insert(position)
        }
    }

    private static func unescaped(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                rest = rest.dropFirst()
                bytes.append(0x1B)
            case UInt8(ascii: "^"): bytes.append((rest.popFirst() ?? 0) & 0x1F)
            default: bytes.append(byte)
            }
        }
        return bytes
    }
}

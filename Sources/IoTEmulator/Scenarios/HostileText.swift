/// Texts that a terminal must not be given as they are.
enum HostileText {
    static let all = [
        // Clears the screen, sets the title, rings, goes back over what was written.
        "\u{1B}[2J\u{1B}]0;owned\u{7}\r\n\u{8}\u{0}end",
        // The same with the single-character introducers of C1.
        "\u{9B}31mred\u{9D}0;t\u{9C}\u{85}\u{7F}",
        // Overrides, isolates and marks that turn the reading order.
        "\u{202E}desrever\u{202C}\u{2066}\u{2067}\u{2069}\u{200F}",
        // Many combining marks on one letter.
        "Z" + String(repeating: "\u{0301}\u{0323}", count: 60) + "algo",
        // Two cells a character, emoji of several scalars, flags.
        "証明書共有確認 \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F1E9}\u{1F1EA} ｆｕｌｌ",
        // No width, a byte order mark, separators of lines and paragraphs, a character outside all tables.
        "a\u{200B}b\u{FEFF}c\u{2028}d\u{2029}e\u{FFFE}f\u{10FFFF}",
        // Long.
        String(repeating: "long_name_", count: 40),
        // What a shell, a spreadsheet, a page or a format string would take for its own.
        "=cmd|'/C calc'!A0 $(reboot) `id` <script>alert(1)</script> %s%n \"\\\"",
        // Strings for a device, one inside another, and a clipboard; questions that the terminal would answer as if typed.
        "\u{1B}P$q q\u{1B}\\\u{1B}Ptmux;\u{1B}\u{1B}]52;c;cm0=\u{7}\u{1B}\\"
            + "\u{1B}_a\u{1B}\\\u{1B}^b\u{1B}\\\u{1B}[6n\u{1B}[c\u{5}",
        // Other modes, another character set, a reset; every control character that does something by itself.
        "\u{1B}[?1049l\u{1B}[?25h\u{1B}[7331m\u{1B}(0\u{1B}c\t\u{B}\u{C}\u{E}\u{F}\u{18}\u{1A}\u{7F}\u{1B}",
        // All of C1.
        String(String.UnicodeScalarView((UInt8(0x80)...0x9F).map { Unicode.Scalar($0) })),
        // Tags, selectors, joiners, fillers, annotations, an Arabic and a Mongolian mark, a soft hyphen.
        "\u{1F3F4}\u{E0067}\u{E007F}\u{E0001}\u{FE0F}\u{E0100}\u{34F}\u{2060}\u{115F}\u{3164}"
            + "\u{FFF9}\u{FFFB}\u{61C}\u{180E}\u{AD}",
        // Marks without a letter, enclosing marks, marks on a wide letter, conjoining vowels.
        "\u{20DD}\u{20E0}漢" + String(repeating: "\u{20DD}\u{3099}", count: 30) + "\u{1161}\u{11A8}\u{E000}",
    ]
}

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
    ]
}

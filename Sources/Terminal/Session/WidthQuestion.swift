import Screen

/// Asks the terminal itself how wide it draws what Unicode calls ambiguous: blocks, boxes and arrows, one column nearly everywhere,
/// two in terminals that are set up for East Asian text. A terminal that does not take our text for UTF-8 is found out as well.
///
/// The character is drawn where the screen is about to be cleared anyway, and the cursor's position is asked for behind it: nothing
/// waits for the answer, and nobody sees either.
enum WidthQuestion {
    /// Row 2: an answer that names row 1 could be F3 with Shift or Control, `ESC [ 1 ; 2 R`.
    static let row = 2
    /// A window of that size has room for it.
    static let leastSize = Size(columns: 8, rows: row)
    /// To row 2, a middle dot, and where is the cursor? The dot is as ambiguous as blocks and boxes are, and shorter; without UTF-8
    /// its two bytes are two characters, while those of a block may be one and two controls.
    static let bytes = Array("\u{1B}[2H·\u{1B}[6n".utf8)

    /// Whether the terminal's type answers.
    static var isAnswered: Bool { Capabilities.string("u7") == Array("\u{1B}[6n".utf8) }

    /// What can be shown, by the column of the cursor behind the character: anything but one column leaves ASCII.
    static func glyphs(_ glyphs: GlyphSet, answer column: Int) -> GlyphSet {
        column == 2 ? glyphs : .ascii
    }

    /// Whether bytes may be the beginning of an answer, without its Escape.
    static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
        let begin = Array("[\(row);".utf8)
        return begin.starts(with: bytes)
            || bytes.starts(with: begin) && bytes.dropFirst(begin.count).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The column in an answer, taken without its Escape: `[2;3R`; nil for any other sequence.
    static func column(in sequence: some BidirectionalCollection<UInt8>) -> Int? {
        let begin = "[\(row);"
        guard sequence.starts(with: begin.utf8), sequence.last == UInt8(ascii: "R") else { return nil }
        return Int(String(decoding: sequence.dropFirst(begin.utf8.count).dropLast(), as: UTF8.self))
    }
}

import FoundationEssentials
import Testing

/// Which glyphs the screens use beyond ASCII, and whether fonts have them.
///
/// Looked up in DejaVu Sans Mono, Noto Sans Mono, JetBrains Mono, Fira Code, Hack and Liberation Mono, as packaged by
/// Debian. If a font lacks a glyph, the terminal takes it from another font. There it may be wider than its cell, and
/// touch the next cell.
struct GlyphTests {
    /// In all six fonts.
    private static let common = Set("·•×–…›“”≥←↑→↓─│█▌▄░▒")
    /// Not in all, and drawn as a block by most terminals themselves, or not wider than a cell in DejaVu Sans.
    private static let narrow = Set("▁▂▃▅▆▇▉▊▋▍▎▏▚‼▸◂")
    /// Not in all, and up to 1.4 cells wide in DejaVu Sans.
    private static let wide = Set("↷↻⊘▶✓✗")

    /// The rows of all snapshots, except those with hostile text and those of other character sets.
    private func rows() throws -> [(file: String, row: String)] {
        let files = try FileManager.default.contentsOfDirectory(atPath: Snapshot.folder)
            .filter { name in !["hostile", "ascii", "basic"].contains { name.contains($0) } }
        return files.sorted().flatMap { file in
            let data = FileManager.default.contents(atPath: "\(Snapshot.folder)/\(file)") ?? Data()
            return String(decoding: data, as: UTF8.self).split(separator: "\n").prefix { $0 != "styles" }
                .map { (file, String($0.drop { $0 != "│" }.dropFirst().dropLast())) }
        }
    }

    @Test func `every glyph beyond ASCII is listed with its fonts`() throws {
        let rows = try rows()
        #expect(rows.count > 1_000)
        let used = rows.reduce(into: Set<Character>()) { $0.formUnion($1.row.filter { !$0.isASCII }) }
        #expect(used.subtracting(Self.common).subtracting(Self.narrow).subtracting(Self.wide) == [])
        // Otherwise the rule below checks nothing.
        #expect(Self.wide.subtracting(used) == [])
    }

    @Test func `a glyph that may be wider than its cell is followed by a blank`() throws {
        for (file, row) in try rows() {
            for (glyph, next) in zip(row, row.dropFirst()) where Self.wide.contains(glyph) {
                // Bars have no blanks, and contain no text.
                #expect(next == " " || glyph == "✗" && "✗▒▚░".contains(next), "\(glyph)\(next) in \(file): \(row)")
            }
        }
    }
}

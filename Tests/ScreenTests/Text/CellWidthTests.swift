import Testing

@testable import Screen

struct CellWidthTests {
    @Test(
        arguments: [
            ("a", 1), ("é", 1), ("█", 1), ("░", 1), ("‼", 1), ("⏎", 1), ("漢", 2), ("ｗ", 2), ("가", 2), ("👩", 2),
            ("⚡", 2),
            ("⌚", 2), ("\u{301}", 0), ("\u{20DD}", 0), ("\u{1F1E9}", 1), ("\u{3099}", 0), ("\u{1161}", 0),
            ("\u{20000}", 2),
            ("–", 1), ("…", 1), ("☁", 1), ("▶", 1), ("\u{302A}", 0),
        ] as [(Unicode.Scalar, Int)])
    func `a character takes its columns`(scalar: Unicode.Scalar, columns: Int) {
        #expect(CellWidth.columns(scalar) == columns)
    }
}

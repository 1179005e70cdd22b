import Testing

@testable import Screen

struct ChangedColumnsTests {
    private func frame(_ text: String, columns: Int = 10) -> Frame {
        var frame = Frame(size: Size(columns: columns, rows: 2))
        frame.write(text, x: 0, y: 1)
        return frame
    }

    private static let changes: [(String, String, Range<Int>)] = [
        ("abcdefghij", "abcdefghij", 0..<0), ("abcdefghij", "abXdeYghij", 2..<6), ("abcdefghij", "Xbcdefghij", 0..<1),
        ("abcdefghij", "abcdefghiX", 9..<10), ("ab漢", "ab字", 2..<3), ("ab漢", "abcd", 2..<4), ("漢字", "漢宇", 2..<3),
    ]

    @Test(arguments: changes)
    func `a changed range spans the first to the last different cell`(
        old: String, new: String, columns: Range<Int>
    ) {
        let changed = frame(new).changedColumns(ofRow: 1, since: frame(old))
        #expect(changed.isEmpty ? columns.isEmpty : changed == columns)
        #expect(frame(new).changedColumns(ofRow: 0, since: frame(old)).isEmpty)
    }

    @Test func `a whole row has changed if there was no frame, or one of another size`() {
        #expect(frame("a").changedColumns(ofRow: 1, since: nil) == 0..<10)
        #expect(frame("a").changedColumns(ofRow: 1, since: frame("a", columns: 9)) == 0..<10)
    }

    @Test func `a row that does not exist has not changed`() {
        #expect(frame("a").changedColumns(ofRow: 2, since: nil).isEmpty)
        #expect(frame("a").changedColumns(ofRow: -1, since: nil).isEmpty)
    }
}

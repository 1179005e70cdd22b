import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Where the terminal's cursor is, which braille displays and screen magnifiers follow.
struct CursorTests {
    @Test(arguments: ScreenSnapshot.all.indices)
    func `on every recorded screen with a selection, the cursor is on the selected row`(index: Int) {
        let screen = ScreenSnapshot.all[index]
        for size in screen.sizes {
            let name: Comment = "\(screen.name) at \(size)"
            let frame = view(screen.state(size))
            let rows = (0..<size.rows).filter { frame.hasSelection(inRow: $0) }
            switch frame.cursor.purpose {
            case .text: #expect(rows == [], name)
            case .selection:
                #expect(rows == [frame.cursor.position.y], name)
                #expect(frame[frame.cursor.position.x, frame.cursor.position.y].base != "▸", name)
            case .caret: #expect(frame.hasPrompt, name)
            }
        }
    }

    @Test func `the recorded screens have cursors of every purpose`() {
        let purposes = ScreenSnapshot.all.map { view($0.state(.usual)).cursor.purpose }
        #expect(Set(purposes) == Set(Cursor.Purpose.allCases))
    }

    @Test(arguments: [Size.tiny, .small, .usual, .large])
    func `a typed filter and a typed finding ID have the cursor after the text`(size: Size) {
        for (screen, key) in [(SampleWatch.running(), "/"), (SampleWatch.checkPage, "i"), (SampleTasks.opened(), "/")] {
            var watch = screen
            watch.press(.character(Character(key)))
            for text in ["", "ab"] {
                let frame = view(watch.typing(text).resized(size.columns, size.rows))
                let cursor = frame.cursor.position
                #expect(frame.cursor.purpose == .caret)
                #expect(cursor.y == size.rows - 1)
                #expect(frame.text()[cursor.y].prefix(cursor.x).hasSuffix(text.isEmpty ? " " : text))
            }
        }
    }

    @Test(arguments: [SampleWatch.mfaFirst, SampleWatch.mfaRenewal], [Size.small, .usual, .large])
    func `a typed MFA code has the cursor after its last digit`(watch: WatchDriver, size: Size) {
        for count in 0...6 {
            let digits = String("123456".prefix(count))
            let frame = view(watch.typing(digits).resized(size.columns, size.rows))
            let (cursor, field) = (frame.cursor.position, String(repeating: "•", count: count))
            #expect(frame.cursor.purpose == .caret)
            let row = frame.text()[cursor.y]
            #expect(row.prefix(cursor.x).hasSuffix(" " + field))
            #expect(row.dropFirst(cursor.x).hasPrefix(String(repeating: "_", count: 6 - count)))
        }
    }

    @Test func `a text that scrolls has the cursor on its first visible line`() {
        let help = view(SampleWatch.help.resized(80, 24))
        #expect(help.cursor == Cursor(at: Point(x: 0, y: 1), for: .text))
        var check = SampleFindings.listed(80, 24)
        check.press(.tab, .tab)
        let frame = view(check.state)
        #expect(frame.cursor.purpose == .text)
        #expect(frame.text()[frame.cursor.position.y - 1].hasPrefix("─▸ Actions"))
    }

    @Test func `the cursor stays within the smallest terminals`() {
        for screen in ScreenSnapshot.all {
            var state = screen.state(.tiny)
            for (columns, rows) in [(0, 0), (1, 1), (1, 2), (2, 1), (8, 2), (3, 3)] {
                state.size = Size(columns: columns, rows: rows)
                let frame = view(state)
                #expect(frame.bounds.contains(frame.cursor.position) || frame.bounds.isEmpty)
            }
        }
    }
}

extension Frame {
    fileprivate func hasSelection(inRow y: Int) -> Bool {
        row(y).contains { $0.style.attributes.contains(.reversed) && $0.style.role != .stale }
    }

    /// Whether a line that is typed is visible.
    fileprivate var hasPrompt: Bool {
        text().contains { $0.contains(" / ") || $0.contains(" ID") || $0.contains("code") || $0.contains("characters") }
    }
}

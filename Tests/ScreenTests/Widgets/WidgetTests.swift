import Testing

@testable import Screen

struct RuleTests {
    private let rule = Rule(title: Line("Checks 8", .heading), notes: Line("2 more", .dim))

    @Test func `the title is on the left, notes are on the right`() {
        #expect(rule.line(width: 30).text == "── Checks 8 ──────── 2 more ──")
    }

    @Test func `notes that do not fit are omitted`() {
        #expect(rule.line(width: 23).text == "── Checks 8 ─ 2 more ──")
        #expect(rule.line(width: 22).text == "── Checks 8 ──────────")
    }

    @Test func `a title that does not fit ends with an ellipsis`() {
        #expect(rule.line(width: 12).text == "── Check… ──")
    }

    @Test func `the focused rule is visible without color`() {
        var focused = rule
        focused.isFocused = true
        #expect(focused.line(width: 14).text == "─▸ Checks 8 ──")
        #expect(focused.line(width: 14).spans.contains { $0.style == Style.heading.bold })
    }

    @Test(arguments: 0...60)
    func `a rule has exactly its width`(width: Int) {
        #expect(rule.line(width: width).columns == width)
    }
}

struct SparklineTests {
    @Test func `the largest value is the tallest column, and only zero is the lowest`() {
        #expect(Sparkline([0, 1, 50, 100]).line(width: 9).text == "▁▂▅█")
    }

    @Test func `the latest values are shown`() {
        #expect(Sparkline([1, 0, 4, 8]).line(width: 2).text == "▅█")
    }

    @Test func `only zeros give a flat line, and no values give nothing`() {
        #expect(Sparkline([0, 0]).line(width: 5).text == "▁▁")
        #expect(Sparkline([]).line(width: 5) == .blank)
    }

    @Test func `NaN and infinity count as zero`() {
        #expect(Sparkline([.infinity, .nan, -3, 2]).line(width: 5).text == "▁▁▁█")
    }
}

struct HelpBarTests {
    private let bar = HelpBar(
        [
            .init(key: "⏎", label: "open"), .init(key: "p", label: "pause"), .init(key: "?", label: "help"),
            .init(key: "q", label: "quit"),
        ],
        priorities: [3, 2])

    @Test func `hints are shown in order`() {
        #expect(bar.line(width: 40).text == "⏎ open  p pause  ? help  q quit")
    }

    @Test func `the most important hints stay, each complete`() {
        #expect(bar.line(width: 30).text == "⏎ open  ? help  q quit")
        #expect(bar.line(width: 14).text == "? help  q quit")
        #expect(bar.line(width: 13).text == "q quit")
        #expect(bar.line(width: 5).text == "")
    }

    @Test func `a place that does not exist is ignored`() {
        #expect(HelpBar([.init(key: "q", label: "quit")], priorities: [7]).line(width: 9).text == "q quit")
    }
}

struct ViewportTests {
    @Test func `an area is filled if there are enough lines`() {
        #expect(Viewport(offset: 195, rows: 10, count: 200).range == 190..<200)
        #expect(Viewport(offset: -4, rows: 10, count: 200).range == 0..<10)
        #expect(Viewport(offset: 5, rows: 10, count: 3).range == 0..<3)
    }

    @Test func `it moves as little as needed to show the selection`() {
        #expect(Viewport(offset: 0, rows: 10, count: 200, selected: 5).range == 0..<10)
        #expect(Viewport(offset: 0, rows: 10, count: 200, selected: 10).range == 1..<11)
        #expect(Viewport(offset: 50, rows: 10, count: 200, selected: 20).range == 20..<30)
    }

    @Test func `nonsensical numbers give no lines`() {
        #expect(Viewport(offset: .min, rows: -1, count: -1, selected: .max).range == 0..<0)
    }

    @Test func `at the last offset the last line is visible, and a page has at least one line`() {
        for (rows, count) in [(10, 200), (10, 3), (0, 5), (-1, 5), (5, 0)] {
            let viewport = Viewport(offset: .max, rows: rows, count: count)
            #expect(viewport.offset == viewport.lastOffset)
            #expect(viewport.range.upperBound == count)
            #expect(viewport.page == max(1, rows))
        }
    }
}

struct TableTests {
    @Test func `texts are in their columns and are cut there`() {
        let row = TableColumn.row([
            (TableColumn(width: 6), Line("Device certificate")),
            (TableColumn(width: 5, alignment: .right, gap: 2), Line("31")),
        ])
        #expect(row.text == "Devic…     31")
    }

    @Test func `names and values align, and values wrap in their own column`() {
        let lines = KeyValue("groups", Line("quarantine, audit-hold")).lines(width: 22, nameColumns: 10)
        #expect(lines.map(\.text) == ["groups    quarantine,", "          audit-hold"])
    }

    @Test func `a value without room for its own column comes below its name`() {
        let lines = KeyValue("groups", Line("quarantine")).lines(width: 12, nameColumns: 10)
        #expect(lines.map(\.text) == ["groups", "  quarantine"])
    }
}

import Testing

@testable import Screen

struct StackedBarTests {
    @Test func `a bar shows its counts in order and the rest`() {
        #expect(text(succeeded: 5, failed: 2, skipped: 1, remaining: 2, width: 10) == "█████✗✗▒░░")
    }

    @Test func `the design's example is drawn exactly`() {
        let bar = text(succeeded: 6_102, failed: 34, skipped: 276, remaining: 2_708, width: 52)
        #expect(bar == String(repeating: "█", count: 33) + "✗▒▒" + String(repeating: "░", count: 16))
    }

    @Test func `one failure in a million has a cell`() {
        #expect(text(succeeded: 999_999, failed: 1, width: 10) == "█████████✗")
        #expect(text(failed: 1, remaining: 999_999, width: 10) == "✗░░░░░░░░░")
    }

    @Test func `a bar is full only if nothing remains`() {
        #expect(text(succeeded: 999_999, remaining: 1, width: 4) == "███░")
        #expect(text(succeeded: 1_000_000, width: 4) == "████")
    }

    @Test func `eighths of a cell appear between a solid part and the rest`() {
        #expect(text(succeeded: 33, remaining: 67, width: 4) == "█▎░░")
        #expect(text(succeeded: 1, remaining: 63, width: 8) == "█░░░░░░░")
    }

    @Test func `no eighth follows a part that is not solid`() {
        #expect(text(failed: 33, remaining: 67, width: 4) == "✗░░░")
    }

    @Test func `all counts zero leave the bar blank`() {
        #expect(text(width: 5) == "     ")
    }

    @Test func `if there are too few cells, the most important counts are shown`() {
        #expect(text(succeeded: 5, failed: 1, skipped: 3, width: 1) == "✗")
        #expect(text(succeeded: 5, failed: 1, skipped: 3, width: 2) == "█✗")
        #expect(text(succeeded: 5, failed: 1, remaining: 3, width: 1) == "✗")
        #expect(text(remaining: 3, width: 1) == "░")
    }

    @Test func `no width gives nothing`() {
        #expect(text(succeeded: 1, width: 0).isEmpty)
        #expect(text(succeeded: 1, width: -3).isEmpty)
    }

    @Test func `hostile counts neither trap nor spill`() {
        #expect(text(succeeded: .max, failed: .max, skipped: .max, remaining: .max, width: 8) == "██✗✗▒▒░░")
        #expect(text(succeeded: .min, failed: -1, remaining: 4, width: 4) == "░░░░")
    }

    @Test(arguments: [1, 2, 3, 7, 18, 52, 300])
    func `a bar always has its width, and no count that is not zero is missing`(width: Int) {
        for (succeeded, failed, skipped, remaining) in samples() {
            let bar = text(succeeded: succeeded, failed: failed, skipped: skipped, remaining: remaining, width: width)
            #expect(bar.count == width)
            guard width > 3 else { continue }
            #expect(bar.contains("█") == (succeeded > 0))
            #expect(bar.contains("✗") == (failed > 0))
            #expect(bar.contains("▒") == (skipped > 0))
            #expect(bar.contains("░") == (remaining > 0))
        }
    }

    @Test(arguments: [5, 18, 52])
    func `a count that grows into the rest never loses cells`(width: Int) {
        for failed in [Int64(0), 1, 30] {
            var before = 0
            for succeeded in Int64(0)...900 {
                let bar = text(
                    succeeded: succeeded, failed: failed, skipped: 40, remaining: 900 - succeeded, width: width)
                let cells = bar.count { $0 == "█" }
                #expect(cells >= before)
                before = cells
            }
        }
    }

    private func samples() -> [(Int64, Int64, Int64, Int64)] {
        let counts: [Int64] = [0, 1, 999, .max]
        return (1..<256).map { index in
            (counts[index & 3], counts[index >> 2 & 3], counts[index >> 4 & 3], counts[index >> 6 & 3])
        }
    }

    private func text(
        succeeded: Int64 = 0, failed: Int64 = 0, skipped: Int64 = 0, remaining: Int64 = 0, width: Int
    ) -> String {
        let bar = StackedBar(
            parts: [
                .init("█", .succeeded, weight: succeeded, priority: 1),
                .init("✗", .failed, weight: failed, priority: 2),
                .init("▒", .skipped, weight: skipped),
            ],
            rest: .init("░", .todo, weight: remaining))
        return bar.line(width: width).text
    }
}

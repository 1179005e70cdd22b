import Screen
import Testing

@testable import Dashboard

struct FindingColumnsTests {
    private static let labels = ["1 QuarantineThings", "2 DeactivateCerts", "3 Publish", "4 EnableLogging", "5 Blank"]

    @Test(arguments: 0...5)
    func `columns never exceed the width`(actions: Int) {
        for width in 20...260 {
            let columns = columns(width, actions)
            let all =
                columns.before.map(\.column) + columns.actions + [columns.outcome].compactMap(\.self)
                + columns.after.map(\.column)
            #expect(all.reduce(0) { $0 + $1.gap + $1.width } <= width, "\(width) columns, \(actions) actions")
        }
    }

    @Test func `two actions have words on a usual terminal, and five have glyphs and the words of one`() {
        let two = columns(77, 2)
        #expect(two.isWorded && two.outcome == nil)
        #expect(two.before.map(\.field) == [.id, .resource])
        #expect(two.after.map(\.field) == [.when])
        let five = columns(77, 5)
        #expect(!five.isWorded && five.actions.allSatisfy { $0.width == 1 })
        #expect(five.outcome?.width == 18)
    }

    @Test func `five actions have words on a wide terminal`() {
        #expect(columns(117, 5).isWorded)
    }

    @Test func `a wide terminal shows severity, reason code and duration, and whole ids`() {
        let columns = columns(197, 2)
        #expect(columns.before.map(\.field) == [.id, .resource, .severity, .reasonCode])
        #expect(columns.after.map(\.field) == [.when, .duration])
        #expect(columns.before.first?.column.width == 36)
    }

    @Test func `on a narrow terminal the resource goes first, then the words`() {
        #expect(columns(37, 2).before.map(\.field) == [.id])
        #expect(columns(37, 2).outcome != nil)
        #expect(columns(20, 2).outcome == nil)
    }

    private func columns(_ width: Int, _ actions: Int) -> FindingColumns {
        FindingColumns(width: width, labels: Array(Self.labels.prefix(actions)), when: 9, reasonCode: 38)
    }
}

import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Blocks of memory that are asked for, as a measure of work that no busy machine disturbs: it grows with what is on the
/// screen, not with what is in memory.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct AllocationsTests {
    /// What a state takes: a view, the tick before it, painting the same again.
    private struct Blocks {
        let view: Int
        let tick: Int
        let again: Int
    }

    private static let parts = Dictionary(
        uniqueKeysWithValues: [(80, 24), (200, 60), (400, 120)].map { columns, rows in
            (columns, Result { try MeasuredPart("allocations", columns: columns, rows: rows) })
        })

    private static func blocks(_ name: String, columns: Int = 80) throws -> Blocks {
        let numbers = try #require(parts[columns]).get()[name]
        try #require(numbers.count == 3)
        return Blocks(view: numbers[0], tick: numbers[1], again: numbers[2])
    }

    @Test(arguments: [(80, 9_900), (200, 12_700), (400, 17_800)])
    func `a view takes a bounded number of blocks`(columns: Int, most: Int) throws {
        #expect((1...most).contains(try Self.blocks("checks-20", columns: columns).view))
    }

    @Test(arguments: [80, 200, 400])
    func `painting the same again takes none`(columns: Int) throws {
        let part = try #require(Self.parts[columns]).get()
        for name in part.names { #expect(try Self.blocks(name, columns: columns).again == 0, "\(name)") }
    }

    @Test(arguments: [80, 200, 400])
    func `a tick takes as many blocks with much in memory as with little`(columns: Int) throws {
        #expect((0...10).contains(try Self.blocks("checks-20", columns: columns).tick))
        for (little, much) in [
            ("checks-20", "checks-200"), ("journal-100", "journal-10000"), ("findings-1000", "findings-100000"),
        ] {
            #expect(
                try Self.blocks(much, columns: columns).tick == Self.blocks(little, columns: columns).tick, "\(much)")
        }
    }

    @Test(arguments: [
        ("journal-100", "journal-10000", 1.01), ("findings-1000", "findings-100000", 1.01),
        // Columns are as wide as the widest check needs, so all are looked at.
        ("checks-20", "checks-200", 1.55),
    ])
    func `a view takes hardly more with much in memory than with little`(
        little: String, much: String, ratio: Double
    ) throws {
        let (few, many) = (try Self.blocks(little).view, try Self.blocks(much).view)
        #expect(Double(many) <= Double(few) * ratio, "\(few), \(many)")
    }

    @Test func `what is compared is in memory indeed`() {
        let size = Size(columns: 80, rows: 24)
        let watch = FixedWatch(size: size, checks: 200)
        #expect(watch.state.task?.checks.count == 200)
        #expect(watch.withJournal(lines: 11_000).state.journal.entries.count == 10_000)
        let check = watch.inCheck(findings: 3_000).state
        #expect(check.drillDown.current.flatMap { check.drillDown.checks[$0]?.rows.count } == 3_000)
    }
}

import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Allocated blocks of memory, as a measure of work that no busy machine disturbs: it grows with what is on the screen,
/// not with what is in memory.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct AllocationsTests {
    /// The memory that a piece of the program allocates.
    private struct Memory: Equatable {
        let blocks: Int
        let bytes: Int

        /// Whether it is at most a factor times another one.
        func isWithin(_ factor: Double, of other: Self) -> Bool {
            Double(blocks) <= Double(other.blocks) * factor && Double(bytes) <= Double(other.bytes) * factor
        }
    }

    /// What is done to a state, in the order of the part's numbers.
    private enum Step: Int {
        case view
        case tick
        case answer
        /// Painting what is already shown.
        case again
    }

    private static let parts = Dictionary(
        uniqueKeysWithValues: [(80, 24), (200, 60), (400, 120)].map { columns, rows in
            (columns, Result { try MeasuredPart("allocations", columns: columns, rows: rows) })
        })

    private static let states = [
        "checks-20", "checks-200", "journal-100", "journal-10000", "findings-1000", "findings-100000",
    ]

    private static func memory(_ step: Step, _ state: String, columns: Int = 80) throws -> Memory {
        let numbers = try #require(parts[columns]).get()[state]
        try #require(numbers.count == 8)
        return Memory(blocks: numbers[2 * step.rawValue], bytes: numbers[2 * step.rawValue + 1])
    }

    @Test(arguments: [(80, 4_900, 345_000), (200, 6_400, 600_000), (400, 11_300, 1_400_000)])
    func `a view allocates bounded memory`(columns: Int, blocks: Int, bytes: Int) throws {
        let view = try Self.memory(.view, "checks-20", columns: columns)
        #expect((1...blocks).contains(view.blocks) && (1...bytes).contains(view.bytes), "\(view)")
    }

    /// Two screens of curses' own with 28 bytes per cell, and the frame that is shown with 16; and half a megabyte
    /// besides.
    @Test(arguments: [(80, 650_000), (200, 1_450_000), (400, 4_150_000)])
    func `a terminal and its frame keep bounded memory`(columns: Int, bytes: Int) throws {
        let screen = try #require(Self.parts[columns]).get()["screen"]
        try #require(screen.count == 1)
        #expect((1...bytes).contains(screen[0]), "\(screen)")
    }

    @Test(arguments: [80, 200, 400], states)
    func `painting the same again allocates nothing`(columns: Int, state: String) throws {
        #expect(try Self.memory(.again, state, columns: columns) == Memory(blocks: 0, bytes: 0))
    }

    @Test func `a tick allocates hardly anything`() throws {
        let tick = try Self.memory(.tick, "checks-20")
        #expect(tick.blocks <= 10 && tick.bytes <= 600, "\(tick)")
    }

    @Test(arguments: [80, 200, 400])
    func `a tick allocates the same with much in memory as with little`(columns: Int) throws {
        for (little, much) in [
            ("checks-20", "checks-200"), ("journal-100", "journal-10000"), ("findings-1000", "findings-100000"),
        ] {
            #expect(
                try Self.memory(.tick, much, columns: columns) == Self.memory(.tick, little, columns: columns),
                "\(much)")
        }
    }

    @Test(arguments: [("journal-100", "journal-10000"), ("findings-1000", "findings-100000")], [80, 200, 400])
    func `a view and a response allocate the same with much in memory as with little`(
        states: (little: String, much: String), columns: Int
    ) throws {
        for step in [Step.view, .answer] {
            let little = try Self.memory(step, states.little, columns: columns)
            let much = try Self.memory(step, states.much, columns: columns)
            // A number may have more digits, an array a different capacity.
            #expect(much.isWithin(1.01, of: little), "\(step): \(little), \(much)")
        }
    }

    /// Columns are as wide as the widest check requires, and a response has all of them: so all are examined.
    @Test func `ten times as many checks take little more to draw, and little more per check to handle`() throws {
        let (few, many) = (try Self.memory(.view, "checks-20"), try Self.memory(.view, "checks-200"))
        // About 1 KB a check. Absolute, because the part that does not depend on checks became smaller.
        #expect((1...4_850).contains(few.blocks) && (1...297_000).contains(few.bytes), "\(few)")
        #expect((1...7_400).contains(many.blocks) && (1...490_000).contains(many.bytes), "\(many)")
        let (less, more) = (try Self.memory(.answer, "checks-20"), try Self.memory(.answer, "checks-200"))
        // Sorting takes more for each check if there are many.
        #expect((1...3_950).contains(less.blocks) && (1...300_000).contains(less.bytes), "\(less)")
        #expect((1...67_000).contains(more.blocks) && (1...4_150_000).contains(more.bytes), "\(more)")
    }

    @Test func `the compared states are in memory`() {
        let size = Size(columns: 80, rows: 24)
        let watch = FixedWatch(size: size, checks: 200)
        #expect(watch.state.task?.checks.count == 200)
        #expect(watch.withJournal(lines: 11_000).state.watch.journal.entries.count == 10_000)
        let check = watch.inCheck(findings: 3_000).state
        #expect(check.watch.drillDown.current.flatMap { check.watch.drillDown.checks[$0]?.rows.count } == 3_000)
    }
}

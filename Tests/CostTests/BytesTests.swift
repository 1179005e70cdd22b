import Screen
import Testing

/// Bytes that go to the terminal, and calls of write(): each can become a packet over SSH. All frames are drawn from
/// fixed states, so if a bound no longer holds, something has become worse.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct BytesTests {
    /// A step of a session on a terminal of some size.
    struct Step: Sendable, CustomTestStringConvertible {
        let name: String
        let size: Size

        var testDescription: String { "\(name) at \(size.columns)x\(size.rows)" }
    }

    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 200, rows: 60), Size(columns: 400, rows: 120),
    ]

    /// Steps at each size.
    private static func steps(_ names: String...) -> [Step] {
        names.flatMap { name in sizes.map { Step(name: name, size: $0) } }
    }

    /// A step, and the maximum of bytes that it may take, at each size.
    private static func bounds(_ name: String, _ bytes: Int...) -> [(Step, Int)] {
        Array(zip(steps(name), bytes))
    }

    private static let parts = Dictionary(
        uniqueKeysWithValues: sizes.map { size in
            (size, Result { try MeasuredPart("bytes", columns: size.columns, rows: size.rows) })
        })

    private func counted(_ step: Step) throws -> (bytes: Int, writes: Int) {
        let numbers = try #require(Self.parts[step.size]).get()[step.name]
        try #require(numbers.count == 2)
        return (numbers[0], numbers[1])
    }

    @Test(
        arguments: bounds("first-frame", 520, 520, 520) + bounds("first-data", 3_950, 9_100, 18_800)
            + bounds("repaint", 3_950, 9_100, 18_800))
    func `a complete frame takes few bytes`(step: Step, most: Int) throws {
        #expect((1...most).contains(try counted(step).bytes))
    }

    @Test(
        arguments: bounds("one-counter", 42, 46, 80) + bounds("all-bars", 730, 1_420, 2_000)
            + bounds("one-counter-200-checks", 42, 46, 80) + bounds("all-bars-200-checks", 770, 2_500, 6_950))
    func `a response takes bytes in proportion to its news`(step: Step, most: Int) throws {
        #expect((1...most).contains(try counted(step).bytes))
    }

    @Test(arguments: steps("one-counter", "all-bars", "key-j"))
    func `a journal of 10,000 lines adds no byte`(step: Step) throws {
        let long = Step(name: step.name + "-10000-lines", size: step.size)
        let (many, few) = (try counted(long).bytes, try counted(step).bytes)
        #expect(many <= few, "\(many), \(few)")
    }

    @Test(arguments: bounds("ticks", 50, 50, 50) + bounds("paused-ticks", 16, 20, 20))
    func `a second in which only clocks tick takes few bytes`(step: Step, most: Int) throws {
        #expect((1...most).contains(try counted(step).bytes))
    }

    @Test(arguments: steps("unchanged", "after-repaint", "settled-ticks"))
    func `if nothing changes, nothing is sent`(step: Step) throws {
        #expect(try counted(step) == (0, 0))
    }

    @Test(
        arguments: bounds("key-j", 380, 240, 240) + bounds("key-j-200-checks", 320, 400, 540)
            + bounds("key-j-findings", 320, 620, 820)
            + bounds("key-tab", 190, 125, 125) + bounds("key-enter", 1_190, 2_650, 3_330))
    func `a key takes few bytes`(step: Step, most: Int) throws {
        #expect((1...most).contains(try counted(step).bytes))
    }

    /// For frames that fit into the terminal's buffer, whether or not its output is read.
    @Test(arguments: steps("first-frame", "one-counter", "ticks", "key-j", "key-tab"))
    func `a frame leaves with one write`(step: Step) throws {
        #expect(try counted(step).writes == 1)
    }
}

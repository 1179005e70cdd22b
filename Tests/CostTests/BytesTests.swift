import Testing

/// Bytes that go to the terminal, and calls of write(): each can become a packet over SSH. All frames are made from fixed
/// states, so a bound that no longer holds says that something was made worse.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct BytesTests {
    /// The most bytes of a step at a size.
    struct Bound: Sendable, CustomTestStringConvertible {
        let columns: Int
        let rows: Int
        let step: String
        let bytes: Int

        var testDescription: String { "\(step) at \(columns)x\(rows)" }
    }

    /// Bounds at 80x24, 200x60 and 400x120.
    private static func bounds(_ step: String, _ bytes: Int...) -> [Bound] {
        zip([(80, 24), (200, 60), (400, 120)], bytes).map {
            Bound(columns: $0.0, rows: $0.1, step: step, bytes: $1)
        }
    }

    private static let parts = Dictionary(
        uniqueKeysWithValues: [(80, 24), (200, 60), (400, 120)].map { columns, rows in
            (columns, Result { try MeasuredPart("bytes", columns: columns, rows: rows) })
        })

    private func counted(_ bound: Bound) throws -> (bytes: Int, writes: Int) {
        let part = try #require(Self.parts[bound.columns]).get()
        let numbers = try part[bound.step]
        try #require(numbers.count == 2)
        return (numbers[0], numbers[1])
    }

    @Test(
        arguments: bounds("first-frame", 520, 520, 520) + bounds("first-data", 4_900, 10_500, 21_000)
            + bounds("repaint", 4_900, 10_500, 21_000))
    func `a whole frame takes few bytes`(bound: Bound) throws {
        #expect((1...bound.bytes).contains(try counted(bound).bytes))
    }

    @Test(arguments: bounds("one-counter", 45, 50, 85) + bounds("all-bars", 900, 1_780, 2_620))
    func `an answer takes as few bytes as there is news in it`(bound: Bound) throws {
        #expect((1...bound.bytes).contains(try counted(bound).bytes))
    }

    @Test(arguments: bounds("ticks", 50, 50, 50) + bounds("paused-ticks", 12, 12, 12))
    func `a second in which only clocks tick takes few bytes`(bound: Bound) throws {
        #expect((1...bound.bytes).contains(try counted(bound).bytes))
    }

    @Test(arguments: bounds("unchanged", 0, 0, 0) + bounds("after-repaint", 0, 0, 0) + bounds("settled-ticks", 0, 0, 0))
    func `where nothing changes, nothing is sent`(bound: Bound) throws {
        #expect(try counted(bound) == (0, 0))
    }

    @Test(
        arguments: bounds("key-j", 640, 500, 630) + bounds("key-j-findings", 320, 620, 820)
            + bounds("key-tab", 190, 125, 125) + bounds("key-enter", 1_700, 5_100, 8_000))
    func `a key takes few bytes`(bound: Bound) throws {
        #expect((1...bound.bytes).contains(try counted(bound).bytes))
    }

    @Test(
        arguments: bounds("first-frame", 0, 0, 0) + bounds("one-counter", 0, 0, 0) + bounds("ticks", 0, 0, 0)
            + bounds("key-j", 0, 0, 0) + bounds("key-tab", 0, 0, 0) + bounds("all-bars", 0, 0))
    func `a frame leaves with one write`(bound: Bound) throws {
        #expect(try counted(bound).writes == 1)
    }
}

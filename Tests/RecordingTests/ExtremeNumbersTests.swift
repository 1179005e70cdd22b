import Dashboard
import MitigationModel
import Screen
import SeededRandom
import Testing

@testable import Recording

/// A number in a recording that no integer or calendar holds never ends the program: its line is rejected, or it is
/// shown.
@Suite(.timeLimit(.minutes(5)))
struct ExtremeNumbersTests {
    private static let keys: [Key] = [
        .enter, .escape, .character("F"), .character("{"), .character("}"), .character("e"), .character("?"),
        .character("p"), .character("t"), .left, .right,
    ]

    /// A replay before each line of a recording, and that line.
    private struct Step {
        let decoder: RecordingDecoder
        let state: State
        let line: [UInt8]
    }

    private static func state(_ setup: WatchSetup) -> State {
        State(
            setup: setup, size: Size(columns: 80, rows: 24), now: Moment(wall: SampleFacts.date, uptime: .zero))
    }

    @Test func `any number of any later line may be extreme`() throws {
        var random = SplitMix64(seed: 16)
        for step in try steps() {
            for place in ExtremeNumbers.places(in: step.line) {
                for number in ExtremeNumbers.all.shuffled(using: &random).prefix(4) {
                    replay(step, ExtremeNumbers.replacing(place, by: number, in: step.line), &random)
                }
            }
        }
    }

    @Test func `any number of the first line may be extreme`() throws {
        let (head, rest) = (try head(), try steps())
        for place in ExtremeNumbers.places(in: head) {
            for number in ExtremeNumbers.all {
                let line = ExtremeNumbers.replacing(place, by: number, in: head)
                guard let setup = try? RecordingHead(line: line).setup else { continue }
                var state = Self.state(setup)
                var decoder = RecordingDecoder()
                for step in rest { replay(step.line, &decoder, &state) }
                show(state)
            }
        }
    }

    @Test func `the first line with any byte changed, or truncated anywhere, is read or rejected`() throws {
        let head = try head()
        for index in head.indices {
            for change in [0x55, 0x01, 0x10, 0x80] as [UInt8] {
                var damaged = head
                damaged[index] ^= change
                if let setup = try? RecordingHead(line: damaged).setup {
                    show(Self.state(setup))
                }
            }
            #expect(throws: RecordingError.self) { try RecordingHead(line: Array(head.prefix(index))) }
        }
    }

    /// Times that no calendar has, and a day in year 5138, the last that is accepted.
    @Test(arguments: ["1e19", "-1e19", "9.3e18", "1e300", "-1e300", "2e21", "1e21", "100000000001", "-100000000001"])
    func `a first line whose time no calendar has is damaged`(at: String) throws {
        let head = try head()
        let place = try #require(head.firstRange(of: Array("1795407129".utf8)))
        #expect(throws: RecordingError.damagedHead(UnreadableLine("at is out of range"))) {
            try RecordingHead(line: ExtremeNumbers.replacing(place, by: at, in: head))
        }
        #expect(throws: Never.self) {
            try RecordingHead(line: ExtremeNumbers.replacing(place, by: "100000000000", in: head))
        }
    }

    private func replay(_ step: Step, _ line: [UInt8], _ random: inout SplitMix64) {
        var (decoder, state) = (step.decoder, step.state)
        replay(line, &decoder, &state)
        show(state)
        for key in Self.keys.shuffled(using: &random).prefix(3) {
            _ = update(&state, .keyPressed(key), at: state.now)
        }
        replay(step.line, &decoder, &state)
        show(state)
    }

    private func replay(_ line: [UInt8], _ decoder: inout RecordingDecoder, _ state: inout State) {
        guard let fact = try? decoder.fact(in: line), fact.at.uptime >= state.now.uptime else { return }
        for event in fact.events { _ = update(&state, event, at: fact.at) }
    }

    /// Shows, draws and writes everything about a state; nothing may trap.
    private func show(_ state: State) {
        let frame = view(state, glyphs: .full)
        #expect(frame.size == state.size)
        #expect(throws: Never.self) { try Report(state) }
    }

    private func head() throws -> [UInt8] {
        var setup = WatchSetup(taskId: "q-1", region: "eu-west-1", endpoint: .custom("127.0.0.1:8080"))
        setup.failureAlert = .percent(0.5)
        return Array(try RecordingHead(product: "1.0.0", beganAt: SampleFacts.date, setup: setup).line().dropLast())
    }

    private func steps() throws -> [Step] {
        var setup = try RecordingHead(line: try head()).setup
        setup.failureAlert = .percent(0.5)
        var encoder = RecordingEncoder(began: SampleFacts.began)
        var decoder = RecordingDecoder()
        var state = Self.state(setup)
        // A task that was picked has no responses yet.
        let facts: [EventTrace.Fact] =
            SampleFacts.acts.map { .done($0) } + SampleFacts.polls + SampleFacts.events.map { .came($0, asked: nil) }
        return try facts.enumerated().map { index, fact in
            var fact = fact
            if case .came(let event, let asked?) = fact { fact = .came(event, asked: asked + SampleFacts.began) }
            let at = SampleFacts.moment(10 + Double(index))
            let line = Array(try #require(try encoder.line(of: fact, at: at)).dropLast())
            defer { replay(line, &decoder, &state) }
            return Step(decoder: decoder, state: state, line: line)
        }
    }
}

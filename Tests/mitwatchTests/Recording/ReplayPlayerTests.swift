import Dashboard
import FoundationEssentials
import MitigationModel
import Recording
import Synchronization
import Testing

@testable import mitwatch

struct ReplayPlayerTests {
    /// The machine's clock, set by the test.
    private final class Machine {
        var uptime = Duration.seconds(70_000)
    }

    private func player(
        _ machine: Machine, from position: ReplayPosition? = nil, speed: Double = 1, polls: Int = 4
    ) throws -> ReplayPlayer {
        let reader = try RecordingReader(path: SampleRecording.file(SampleRecording.lines(polls: polls)))
        return ReplayPlayer(reader, from: position, speed: speed, machineUptime: { machine.uptime })
    }

    @Test func `facts occur at their time, at the given speed`() throws {
        let machine = Machine()
        var player = try player(machine, speed: 10)
        #expect(player.advance().isEmpty)
        #expect(player.dueIn == .milliseconds(100))
        machine.uptime += .milliseconds(100)
        #expect(numbers(player.advance()) == [1])
        machine.uptime += .milliseconds(1_020)
        #expect(numbers(player.advance()) == [2, 3])
        #expect(player.now.uptime == .milliseconds(11_200))
        #expect(player.wait(until: .seconds(12)) == .milliseconds(80))
    }

    @Test func `a paused replay does not advance to a poll`() throws {
        let machine = Machine()
        var player = try player(machine)
        machine.uptime += .seconds(3)
        #expect(numbers(player.advance()) == [1])
        player.go(.pause)
        machine.uptime += .seconds(3_600)
        #expect(player.advance().isEmpty)
        #expect(player.now == SampleRecording.moment(3))
        #expect(player.dueIn == nil && player.wait(until: .seconds(4)) == nil)
        player.go(.goOn)
        machine.uptime += .seconds(4)
        #expect(numbers(player.advance()) == [2])
    }

    @Test func `after a stop a replay continues from its position`() throws {
        let machine = Machine()
        var player = try player(machine, speed: 2)
        machine.uptime += .seconds(1)
        #expect(numbers(player.advance()) == [1])
        machine.uptime += .seconds(3_600)
        player.resumeAfterStop()
        #expect(player.advance().isEmpty)
        #expect(player.now == SampleRecording.moment(2))
        machine.uptime += .seconds(2)
        #expect(numbers(player.advance()) == [2])
    }

    @Test func `a step goes to the next poll, and leaves it paused or playing as it was`() throws {
        let machine = Machine()
        var player = try player(machine)
        player.go(.toNextPoll)
        #expect(player.dueIn == .zero)
        #expect(numbers(player.advance()) == [1])
        #expect(player.now == SampleRecording.moment(1))
        #expect(player.dueIn == .seconds(5))
        player.go(.pause)
        player.go(.toNextPoll)
        #expect(numbers(player.advance()) == [2])
        #expect(player.dueIn == nil)
    }

    @Test(arguments: [false, true])
    func `at its end it stays on the last moment, and reports it once`(isPaused: Bool) throws {
        let machine = Machine()
        var player = try player(machine)
        if isPaused { player.go(.pause) }
        player.go(.toEnd)
        #expect(numbers(player.advance()) == [1, 2, 3, 4, nil])
        machine.uptime += .seconds(100)
        for step in [ReplayStep.goOn, .toNextPoll, .toEnd, .pause] {
            player.go(step)
            #expect(player.advance().isEmpty)
        }
        #expect(player.now == SampleRecording.moment(16) && player.dueIn == nil)
    }

    @Test func `it begins at the given position, with all facts before it`() throws {
        let machine = Machine()
        var later = try player(machine, from: .after(.seconds(12)))
        #expect(numbers(later.advance()) == [1, 2, 3])
        #expect(later.now == SampleRecording.moment(12))
        machine.uptime += .seconds(4)
        #expect(numbers(later.advance()) == [4, nil])
        var end = try player(machine, from: .end)
        #expect(numbers(end.advance()) == [1, 2, 3, 4, nil])
    }

    @Test(
        arguments: [
            (.after(.seconds(16)), []), (.after(.seconds(17)), [.tooLate]), (.end, []),
            (.date(SampleRecording.moment(-1).wall), [.tooEarly]), (.date(SampleRecording.moment(0).wall), []),
        ] as [(ReplayPosition, [ReplayMiss])])
    func `a start position outside the recording is reported once`(
        position: ReplayPosition, misses: [ReplayMiss]
    ) throws {
        let machine = Machine()
        var player = try player(machine, from: position)
        var news: [ReplayPlayer.News] = []
        for _ in 0..<3 {
            news += player.advance()
            machine.uptime += .seconds(20)
        }
        #expect(numbers(news).compactMap(\.self) == [1, 2, 3, 4])
        #expect(news.compactMap { if case .missed(let miss) = $0 { miss } else { nil } } == misses)
    }

    @Test func `many facts at once do not delay the operator`() throws {
        var player = try player(Machine(), from: .end, polls: 4_500)
        #expect([2_000, 2_000, 501, 0] == (0..<4).map { _ in player.advance().count })
    }

    /// The numbers of the polls that occurred; nil for the end.
    private func numbers(_ news: [ReplayPlayer.News]) -> [Int?] {
        news.map { news in
            guard case .fact(let fact, _) = news, case .came(.pollSucceeded(let id, _), _) = fact.what else {
                return nil
            }
            return id.number
        }
    }
}

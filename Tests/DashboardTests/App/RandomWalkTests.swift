import FoundationEssentials
import MitigationModel
import Screen
import SeededRandom
import Testing
import WatchFixtures

@testable import Dashboard

/// Invariants that hold for any order of events.
struct RandomWalkTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `no order of events leads to two polls in flight, an unneeded poll, or a lost one`(seed: UInt64) {
        var walk = RandomWalk(seed: seed)
        for _ in 0..<250 { walk.step() }
        #expect(walk.watch.state.watch.polling.lastNumber > 5)
    }
}

private struct RandomWalk {
    var watch = WatchDriver()
    private var random: SplitMix64
    /// The poll in flight outside.
    private var outstanding: PollID?

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        take(watch.send(.started, at: 0), wasAsked: true)
    }

    mutating func step() {
        let second = watch.second + [0, 0, 0.1, 1, 3, 9, 400].randomElement(using: &random, orElse: 0)
        switch random.next() % 8 {
        case 0...2: answer(at: second)
        case 3: press(at: second)
        case 4: take(watch.send(.continued, at: second), wasAsked: !watch.state.watch.polling.isPaused)
        case 5: take(watch.send(.resized(Size(columns: Int(random.next() % 150), rows: 24)), at: second))
        default: take(watch.send(.ticked, at: watch.state.nextTick?.inSeconds ?? second))
        }
        check()
    }

    private mutating func answer(at second: Double) {
        // Sometimes a late one.
        let id = random.next() % 4 == 0 ? PollID(Int(random.next() % 9)) : PollID(watch.state.watch.polling.lastNumber)
        if id == outstanding { outstanding = nil }
        let isGood = random.next() % 3 > 0
        take(watch.send(isGood ? .pollSucceeded(id, goodAnswer()) : .pollFailed(id, failure()), at: second))
    }

    private mutating func press(at second: Double) {
        let keys: [Key] = [
            .character("r"), .character("p"), .character("+"), .character("-"), .character("?"), .escape, .enter, .tab,
            .character("j"), .character("G"), .character("n"), .paste("q"), .left, .left, .right, .character("{"),
            .character("}"), .character("/"), .character("s"), .character("S"), .character("f"), .character("c"),
            .character("i"),
        ]
        let key = keys.randomElement(using: &random, orElse: .unknown)
        let canAsk = key == .character("r") || (key == .character("p") && watch.state.watch.polling.isPaused)
        take(watch.send(.keyPressed(key), at: second), wasAsked: canAsk)
    }

    private mutating func take(_ effects: [Effect], wasAsked: Bool = false) {
        for effect in effects {
            switch effect {
            case .poll(let id, _):
                #expect(outstanding == nil)
                #expect(wasAsked || !wasIdle)
                outstanding = id
            case .cancelPoll(let id):
                #expect(outstanding == id)
                outstanding = nil
            case .ringBell: #expect(watch.state.watch.isSettled || watch.state.watch.alerts.active.contains(.stalled))
            case .repaint, .identifyAccount: break
            case .listFindings, .listExecutions, .describeFinding, .stopDrillDown, .listTasks, .describeTask,
                .stopPicker,
                .cancelTask, .copy, .writeReport:
                break
            case .enterCode, .logIn, .renewCredentials: Issue.record("sign-in without a request")
            case .replay: Issue.record("nothing is replayed")
            case .quit: Issue.record("quit without a request")
            }
        }
        wasIdle = watch.state.nextPollIn == nil && outstanding == nil
    }

    /// Whether polling was paused after the previous event.
    private var wasIdle = false

    private func check() {
        let state = watch.state
        if case .inFlight(let id, _, _) = state.watch.polling.phase {
            #expect(id == outstanding)
        } else {
            #expect(outstanding == nil)
        }
        #expect(state.nextTick.map { $0 > state.now.uptime } ?? true)
        #expect((state.watch.polling.phase == .settled) == (state.watch.isSettled && outstanding == nil))
        #expect(state.age.map { $0 >= .zero } ?? true)
        #expect(state.watch.polling.failures.map { $0.count > 0 } ?? true)
        #expect(state.watch.lookBack.past != nil || state.watch.orderedChecks.count <= state.task?.checks.count ?? 0)
        #expect((state.notice == nil) == (state.noticeUntil == nil))
        #expect(state.watch.lookBack.past.map { $0.observation.number < state.watch.latest?.number ?? 0 } ?? true)
        #expect(state.estimate == nil || state.rate?.findings ?? 0 > 0)
    }

    private mutating func goodAnswer() -> PollAnswer {
        let counts: [Int64] = [0, 1, 5, 50, 100, 200, -7, .min, .max]
        let count = counts.randomElement(using: &random, orElse: 0)
        let statuses: [TaskStatus?] = [.inProgress, .completed, .completed, .completed, .failed, nil]
        let date = WatchDriver.epoch.addingTimeInterval(Double(random.next() % 90))
        return PollAnswer(
            task: .task(statuses.randomElement(using: &random, orElse: nil), ok: count, failed: count / 2),
            serverDate: random.next() % 2 == 0 ? date : nil)
    }

    private mutating func failure() -> CallFailure {
        let kinds: [CallFailure.Kind] = [
            .throttled, .notFound, .noAnswer(.described(text: "reset")), .serverError, .other,
        ]
        return CallFailure(kind: kinds.randomElement(using: &random, orElse: .other))
    }
}

extension Array {
    fileprivate func randomElement(using random: inout SplitMix64, orElse: Element) -> Element {
        randomElement(using: &random) ?? orElse
    }
}

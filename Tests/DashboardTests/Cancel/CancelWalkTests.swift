import MitigationModel
import Screen
import SeededRandom
import Testing
import WatchFixtures

@testable import Dashboard

/// Whatever the order of keys and responses, a cancel request is sent only if the operator confirmed it.
struct CancelWalkTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `no order of events sends a cancel request that was not confirmed`(seed: UInt64) {
        var walk = CancelWalk(seed: seed, allowsCancel: seed % 5 != 0)
        for _ in 0..<600 { walk.step() }
        if seed % 5 == 0 { #expect(walk.count == 0) }
    }

    @Test func `such walks do send cancel requests`() {
        let counts = (1...60 as ClosedRange<UInt64>).map { seed in
            var walk = CancelWalk(seed: seed, allowsCancel: true)
            for _ in 0..<600 { walk.step() }
            return walk.count
        }
        #expect(counts.count { $0 > 0 } > 30)
        #expect(counts.contains { $0 > 2 })
    }
}

private struct CancelWalk {
    var watch: WatchDriver
    /// How many cancel requests were sent.
    var count = 0
    private var random: SplitMix64
    /// Whether a cancel request has no response yet.
    private var isOutstanding = false
    /// What a walk that means to cancel types next.
    private var script: [Key] = []

    init(seed: UInt64, allowsCancel: Bool) {
        random = SplitMix64(seed: seed)
        watch = WatchDriver()
        watch.state.setup.allowsCancel = allowsCancel
        watch.send(.started, at: 0)
    }

    mutating func step() {
        let second = watch.second + [0, 0, 0, 0.2, 1, 4, 70][Int(random.next() % 7)]
        switch random.next() % 16 {
        case 0...9: press(at: second)
        case 10...12: poll(at: second)
        case 13: answerCancel(at: second)
        case 14: take(watch.send(.continued, at: second))
        default: take(watch.send(.ticked, at: max(second, watch.state.nextTick?.inSeconds ?? second)))
        }
    }

    private mutating func press(at second: Double) {
        if script.isEmpty, random.next() % 3 == 0 {
            let text = random.next() % 3 == 0 ? "quarantine-0412" : "0412"
            script = [.character("X"), .control("u")] + text.map { .character($0) } + [.enter, .enter]
        }
        let keys: [Key] = [
            .character("X"), .character("0"), .character("4"), .enter, .escape, .backspace, .control("u"),
            .paste("0412"), .paste("0412\n"), .character("r"), .tab, .character("?"),
        ]
        let key = script.isEmpty || random.next() % 12 == 0 ? keys[Int(random.next() % 12)] : script.removeFirst()
        let before = watch.state
        let effects = watch.send(.keyPressed(key), at: second)
        check(effects, key: key, before: before)
        take(effects, mayCancel: true)
    }

    /// Whether the state in which Enter was pressed allows the request.
    private mutating func check(_ effects: [Effect], key: Key, before: State) {
        let cancels = effects.filter(\.isCancel)
        guard !cancels.isEmpty else { return }
        count += 1
        #expect(cancels == [.cancelTask("quarantine-0412")])
        #expect(key == .enter && before.navigation.screen == .cancel && !before.navigation.isHelpShown)
        #expect(before.setup.allowsCancel)
        #expect(before.task?.taskStatus?.isFinal == false)
        #expect(!isOutstanding && !before.watch.isCanceling)
        let wasStale = before.navigation.cancelPrompt.wasStale || before.isStale || watch.state.isStale
        #expect(before.navigation.cancelPrompt.text == (wasStale ? "quarantine-0412" : "0412"))
        #expect(watch.state.navigation.cancelPrompt.text == "")
        isOutstanding = true
    }

    private mutating func poll(at second: Double) {
        guard case .inFlight(let id, _, _) = watch.state.watch.polling.phase else { return }
        switch random.next() % 8 {
        case 0, 1:
            take(watch.send(.pollFailed(id, CallFailure(kind: .noAnswer(.described(text: "reset")))), at: second))
        case 2:
            let statuses: [TaskStatus] = [.completed, .canceled, .failed]
            take(answer(id, .task(statuses[Int(random.next() % 3)], ok: 100), at: second))
        default: take(answer(id, .task(ok: Int64(random.next() % 100)), at: second))
        }
    }

    private mutating func answer(_ id: PollID, _ task: AuditMitigationActionsTask, at second: Double) -> [Effect] {
        watch.send(.pollSucceeded(id, PollAnswer(task: task)), at: second)
    }

    private mutating func answerCancel(at second: Double) {
        isOutstanding = false
        switch random.next() % 4 {
        case 0: take(watch.acceptCancel(at: second))
        case 1: take(watch.failCancel(CallFailure(kind: .noAnswer(.described(text: "reset"))), at: second))
        case 2: take(watch.failCancel(CallFailure(kind: .invalidRequest), at: second))
        default: take(watch.failCancel(CallFailure(kind: .throttled), at: second))
        }
    }

    private func take(_ effects: [Effect], mayCancel: Bool = false) {
        #expect(mayCancel || !effects.contains(where: \.isCancel))
    }
}

extension Effect {
    fileprivate var isCancel: Bool {
        if case .cancelTask = self { true } else { false }
    }
}

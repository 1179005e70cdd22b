import FoundationEssentials
import MitigationModel
import Screen
import SeededRandom
import Testing
import WatchFixtures

@testable import Dashboard

/// Invariants of the task list that hold for any order of responses.
struct PickerWalkTests {
    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func `no order of responses makes duplicates, moves the selection, or requests a page twice`(seed: UInt64) {
        var walk = PickerWalk(seed: seed)
        for _ in 0..<150 { walk.step() }
        #expect(walk.pages > 10)
    }
}

private struct PickerWalk {
    var watch: WatchDriver
    var pages = 0
    private var random: SplitMix64
    /// The calls in flight.
    private var lists: [TasksQuery] = []
    private var descriptions: [String] = []
    /// Every list that was ever requested.
    private var asked: [TasksQuery] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        watch = WatchDriver(taskId: seed % 2 == 0 ? nil : "t3")
        take(watch.send(.started, at: 0))
        take(watch.press(.character("t")))
    }

    mutating func step() {
        let second = watch.second + Double(random.next() % 3)
        // Until all are read, the first one is selected, whichever that is.
        let selected = watch.state.picker.selectedTask?.id
        let isSettled = selected == watch.state.picker.selection
        var isKey = false
        switch random.next() % 10 {
        case 0...3: answerList(at: second)
        case 4: refuseList(at: second)
        case 5: answerDescription(at: second)
        case 6: take(watch.send(.ticked, at: watch.state.nextTick?.inSeconds ?? second))
        case 7: take(watch.send(.ticked, at: second + 31))
        default:
            isKey = true
            press()
        }
        if !isKey, isSettled, selected != nil { #expect(watch.state.picker.selectedTask?.id == selected) }
        check()
    }

    private mutating func press() {
        let keys: [Key] = [
            .up, .down, .end, .home, .pageDown, .character("r"), .character("f"), .escape, .character("t"), .enter,
            .character("?"),
        ]
        take(watch.press(keys[Int(random.next() % UInt64(keys.count))]))
    }

    /// A response to a call in flight, or a late one.
    private mutating func answerList(at second: Double) {
        guard let query = someList() else { return }
        pages += 1
        // The selected task is always among them: tasks that AWS no longer lists disappear.
        let ids = Set((0..<(random.next() % 8)).map { _ in "t\(random.next() % 30)" })
            .union([watch.state.picker.selection].compactMap(\.self))
        let statuses: [TaskStatus?] = [.inProgress, .completed, .failed, nil]
        let tasks = ids.sorted().map { id in
            AuditMitigationActionsTaskSummary(
                taskId: id, startTime: WatchDriver.epoch.addingTimeInterval(-Double(random.next() % 9)),
                taskStatus: query.status ?? statuses[Int(random.next() % 4)])
        }
        take(watch.send(.tasksListed(query, TasksPage(tasks: tasks, isLast: random.next() % 2 == 0)), at: second))
    }

    private mutating func refuseList(at second: Double) {
        guard let query = someList() else { return }
        take(watch.send(.tasksNotListed(query, CallFailure(kind: .throttled)), at: second))
    }

    private mutating func someList() -> TasksQuery? {
        let isLate = random.next() % 5 == 0
        let some = isLate ? asked : lists
        guard !some.isEmpty else { return nil }
        let query = some[Int(random.next() % UInt64(some.count))]
        lists.removeAll { $0 == query }
        return query
    }

    private mutating func answerDescription(at second: Double) {
        guard let id = descriptions.popLast() else { return }
        let task = AuditMitigationActionsTask(
            taskStatus: random.next() % 2 == 0 ? .completed : nil, endTime: WatchDriver.epoch)
        let isGood = random.next() % 3 > 0
        take(
            watch.send(isGood ? .taskDescribed(id, task) : .taskNotDescribed(id, CallFailure(kind: .other)), at: second)
        )
    }

    private mutating func take(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .listTasks(let query):
                #expect(!lists.contains(query))
                #expect(lists.count < 2)
                lists.append(query)
                asked.append(query)
            case .describeTask(let id):
                #expect(!descriptions.contains(id))
                #expect(descriptions.count < 2)
                descriptions.append(id)
            case .stopPicker: (lists, descriptions) = ([], [])
            case .poll, .cancelPoll, .identifyAccount, .stopDrillDown: break
            default: Issue.record("not requested: \(effect)")
            }
        }
    }

    private func check() {
        let picker = watch.state.picker
        #expect(Set(picker.tasks.map(\.id)).count == picker.tasks.count)
        #expect(zip(picker.tasks, picker.tasks.dropFirst()).allSatisfy { !$1.isBefore($0) })
        #expect(picker.shown == picker.shown.sorted() && Set(picker.shown).count == picker.shown.count)
        #expect(picker.shown.isEmpty || picker.shown.indices.contains(picker.position))
        #expect(
            Set(lists) == Set([picker.all, picker.running].compactMap { $0?.readingSince == nil ? nil : $0?.query }))
        #expect(Set(descriptions) == Set(picker.describing))
        #expect(watch.state.nextTick.map { $0 > watch.state.now.uptime } ?? true)
        #expect(watch.state.navigation.screen == .tasks || lists.isEmpty)
    }
}

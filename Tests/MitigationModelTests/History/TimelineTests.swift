import FoundationEssentials
import SeededRandom
import Testing

@testable import MitigationModel

struct TimelineTests {
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `every response is restored exactly`(seed: UInt64) {
        var answers = RandomAnswers(seed: seed)
        var timeline = Timeline()
        let observations = (1...60).map { answers.next(number: $0) }
        for observation in observations { timeline.observe(observation, date: observation.at.wall + 0.5) }
        #expect(timeline.entries.count == 60)
        for observation in observations {
            let entry = timeline.entry(observation.number)
            #expect(entry?.observation == observation)
            #expect(entry?.date == observation.at.wall + 0.5)
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `rates, estimate and sparklines of every moment are those known then`(seed: UInt64) {
        var answers = RandomAnswers(seed: seed)
        var timeline = Timeline()
        var history = History()
        var known: [History] = []
        for number in 1...60 {
            let observation = answers.next(number: number)
            timeline.observe(observation, date: observation.at.wall)
            history.observe(observation)
            known.append(history)
        }
        for number in 1...60 { #expect(timeline.history(through: number) == known[number - 1]) }
    }

    @Test func `an absent count is not zero, and missing counts are not empty ones`() {
        let tasks: [AuditMitigationActionsTask] = [
            .inProgress(["A": .counts(nil, ok: 0), "B": .counts(5, canceled: .min)]), .inProgress([:]),
            AuditMitigationActionsTask(taskStatus: .completed), .inProgress(["A": .counts(0, ok: nil)]),
        ]
        var timeline = Timeline()
        for (index, task) in tasks.enumerated() { timeline.observe(task, number: index + 1, at: Double(index)) }
        #expect((1...4).map { timeline.entry($0)?.observation.task } == tasks)
    }

    @Test func `stepping goes from kept poll to kept poll, however they are numbered`() {
        var timeline = Timeline()
        #expect(timeline.first == nil && timeline.moment(after: 0) == nil)
        for number in [2, 3, 7] { timeline.observe(.inProgress([:]), number: number, at: Double(number)) }
        func number(_ entry: Timeline.Entry?) -> Int? { entry?.observation.number }
        #expect(number(timeline.first) == 2)
        #expect([2, 3, 7, 9].map { number(timeline.moment(before: $0)) } == [nil, 2, 3, 7])
        #expect([0, 2, 3, 7].map { number(timeline.moment(after: $0)) } == [2, 3, 7, nil])
    }

    @Test func `a full timeline drops every second moment of its older half`() {
        var timeline = Timeline(limits: .init(moments: 8))
        for number in 1...8 { timeline.observe(.inProgress([:]), number: number, at: Double(number)) }
        #expect(timeline.numbers(through: 9) == [1, 2, 3, 4, 5, 6, 7, 8])
        timeline.observe(.inProgress([:]), number: 9, at: 9)
        #expect(timeline.numbers(through: 9) == [1, 3, 5, 6, 7, 8, 9])
    }

    @Test func `every part of a long session is kept, and the latest part best`() {
        var timeline = Timeline(limits: .init(moments: 200))
        for number in 1...21_600 { timeline.observe(.inProgress([:]), number: number, at: Double(number)) }
        let numbers = timeline.numbers(through: 21_600)
        let gaps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
        #expect(numbers.first == 1 && numbers.last == 21_600)
        #expect(gaps.suffix(99).allSatisfy { $0 == 1 })
        // If the older hundred were spread evenly, they would be 216 apart.
        #expect(gaps.allSatisfy { $0 <= 3 * 216 })
    }

    @Test func `responses at the same time are thinned too`() {
        var timeline = Timeline(limits: .init(moments: 8))
        for number in 1...9 { timeline.observe(.inProgress([:]), number: number, at: 1) }
        #expect(timeline.numbers(through: 9) == [1, 4, 5, 6, 7, 8, 9])
    }

    @Test(arguments: [(1, 2), (3, 2), (40, 2), (1, 100), (7, 2_000)])
    func `a timeline never exceeds its limits, and keeps first and last`(checks: Int, moments: Int) {
        let limits = Timeline.Limits(moments: moments, rows: 120)
        var timeline = Timeline(limits: limits)
        let counts = (1...checks).map { (CheckName("C\($0)"), TaskStatisticsForAuditCheck.counts(9)) }
        let task = AuditMitigationActionsTask.inProgress(Dictionary(uniqueKeysWithValues: counts))
        for number in 1...500 {
            timeline.observe(task, number: number, at: Double(number))
            #expect(timeline.entries.count <= max(2, min(limits.moments, 120 / checks)))
            #expect(timeline.first?.observation.number == 1)
            #expect(timeline.entry(number) != nil)
        }
        #expect(timeline.entries.count >= min(moments, 120 / checks) / 2)
    }

    @Test func `a response with too many checks is still kept beside the first`() {
        var timeline = Timeline(limits: .init(moments: 10, rows: 1))
        for number in 1...5 {
            timeline.observe(.inProgress(["A": .counts(1), "B": .counts(1)]), number: number, at: Double(number))
        }
        #expect(timeline.numbers(through: 5) == [1, 5])
    }

    @Test func `actions in a different order each time use up moments`() {
        let names = (0..<40).map { "action-\($0)" }
        func kept(_ order: (Int) -> [String]) -> Int {
            var timeline = Timeline(limits: .init(moments: 1_000, rows: 1_000))
            for number in 1...500 {
                let actions = order(number).map { MitigationAction(name: $0) }
                timeline.observe(.init(actionsDefinition: actions), number: number, at: Double(number))
            }
            #expect(timeline.entry(1)?.observation.task.actionsDefinition?.map(\.name) == order(1))
            return timeline.entries.count
        }
        #expect(kept { _ in names } == 500)
        // 40 actions take over 800 bytes, as much as 16 rows.
        #expect(kept { $0.isMultiple(of: 2) ? names : names.reversed() } < 1_000 / 16)
    }

    @Test func `a check's counts are at the edges of fixed slices`() {
        var timeline = Timeline()
        for second in stride(from: 0, through: 50, by: 5) {
            timeline.observe(
                .inProgress(["A": .counts(100, failed: Int64(second))]), number: second + 1, at: Double(second))
        }
        #expect(timeline.levels(of: "A", columns: 8, counting: \.failed) == [0, 15, 30, 45, 50])
        #expect(timeline.levels(of: "A", through: 21, columns: 8, counting: \.failed) == [0, 15, 20])
        #expect(timeline.levels(of: "A", columns: 2, counting: \.failed) == [0, 30, 50])
        #expect(timeline.levels(of: "A", columns: 1, counting: \.failed) == [0, 50])
        #expect(timeline.levels(of: "A", columns: 0, counting: \.failed) == [])
        #expect(timeline.levels(of: "A", through: 1, columns: 8, counting: \.failed) == [])
        #expect(timeline.levels(of: "B", columns: 8, counting: \.failed) == [0, 0, 0, 0, 0])
    }

    @Test func `between two moments the count is interpolated`() {
        var timeline = Timeline()
        for (number, second) in [0.0, 10, 40].enumerated() {
            timeline.observe(.inProgress(["A": .counts(100, ok: Int64(second * 2))]), number: number, at: second)
        }
        #expect(timeline.levels(of: "A", columns: 8, counting: \.succeeded) == [0, 30, 60, 80])
    }
}

extension Timeline {
    /// All entries that are kept, by stepping through them.
    fileprivate var entries: [Entry] {
        var entries = [first].compactMap(\.self)
        while let last = entries.last, let next = moment(after: last.observation.number) { entries.append(next) }
        return entries
    }

    /// The entry of this poll; nil if it is not kept.
    fileprivate func entry(_ number: Int) -> Entry? {
        moment(after: number - 1).flatMap { $0.observation.number == number ? $0 : nil }
    }

    fileprivate mutating func observe(_ task: AuditMitigationActionsTask, number: Int, at second: Double) {
        observe(Observation(number: number, at: .at(second), task: task), date: .init(timeIntervalSince1970: second))
    }

    fileprivate func numbers(through last: Int) -> [Int] {
        (1...last).filter { entry($0) != nil }
    }
}

/// Responses for a task whose checks come and go, and whose counts increase, decrease and are missing.
private struct RandomAnswers {
    private var random: SplitMix64
    private var second = 0.0
    private var statistics: [CheckName: TaskStatisticsForAuditCheck]? = [:]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func next(number: Int) -> Observation {
        second += Double(random.next() % 9) + 0.25
        for _ in 0..<random.next() % 3 { change() }
        var task = AuditMitigationActionsTask(
            taskStatus: random.next() % 9 == 0 ? nil : .inProgress, taskStatistics: statistics,
            auditCheckToActionsMapping: ["A": random.next() % 5 == 0 ? ["X"] : ["X", "Y"]])
        if random.next() % 7 == 0 { task.target = .init(auditTaskId: "audit") }
        return Observation(
            number: number, at: .at(second), task: task, requestId: random.next() % 2 == 0 ? "r\(number)" : nil,
            serverDate: random.next() % 2 == 0 ? Date(timeIntervalSince1970: second) : nil)
    }

    private mutating func change() {
        let check = CheckName(["A", "B", "C", "D"][Int(random.next() % 4)])
        switch random.next() % 12 {
        case 0: statistics = nil
        case 1: statistics?[check] = nil
        default:
            statistics = statistics ?? [:]
            let counts = TaskStatisticsForAuditCheck.counts(
                count(1_000), ok: count(500), failed: count(50), skipped: count(5))
            statistics?[check] = counts
        }
    }

    private mutating func count(_ largest: UInt64) -> Int64? {
        switch random.next() % 20 {
        case 0: nil
        case 1: -3
        case 2: .max
        default: Int64(random.next() % largest) + Int64(second)
        }
    }
}

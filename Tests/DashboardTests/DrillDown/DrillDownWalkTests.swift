import MitigationModel
import Screen
import SeededRandom
import Testing

@testable import Dashboard

/// Invariants for any keys and any order of correct responses.
struct DrillDownWalkTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `calls are few, needed and within the filter, and the screen shows their responses`(seed: UInt64) {
        var walk = DrillDownWalk(seed: seed)
        for _ in 0..<250 { walk.step() }
        walk.finishScan()
    }
}

private struct DrillDownWalk {
    var drill: Drill
    private var random: SplitMix64
    private var calls: [Effect] = []
    private var pagesGiven = 0
    private var isFailing = true
    private var answers: [Int: [AuditMitigationActionExecution]] = [:]

    private static let count = 130
    private static let pageSize = 30

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let target = AuditMitigationActionsTaskTarget(
            auditTaskId: Drill.audit, auditCheckToReasonCodeFilter: [Drill.check: ["CODE"]])
        drill = Drill(.drill(failed: 1_000, target: target))
    }

    mutating func step() {
        switch random.next() % 10 {
        case 0...5: answer()
        case 6: take(drill.watch.send(.ticked, at: drill.watch.second + [0, 1, 16, 70][Int(random.next() % 4)]))
        case 7: narrow()
        default: press()
        }
        check()
    }

    /// Once all calls have responses, a scan ends and knows all failures.
    mutating func finishScan() {
        isFailing = false
        drill.watch.state.navigation.backStack = [.check(Drill.check)]
        drill.watch.state.navigation.help = nil
        if drill.findings.isScanning { take(drill.press(.character("F"))) }
        take(drill.watch.send(.ticked, at: drill.watch.second + 1))
        take(drill.press(.character("r"), .character("F")))
        for _ in 0..<5_000 where !calls.isEmpty && drill.findings.isScanning {
            answer()
        }
        check()
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.findings.listedCount == Self.count)
        #expect(drill.findings.checkedCount + drill.findings.excludedCount == Self.count)
    }

    private mutating func press() {
        let keys: [Key] = [
            .enter, .enter, .escape, .down, .up, .pageDown, .end, .home, .tab, .character("F"), .character("n"),
            .character("N"), .character("r"), .character("?"),
        ]
        take(drill.press(keys[Int(random.next() % UInt64(keys.count))]))
    }

    private mutating func narrow() {
        if random.next() % 2 == 0 {
            drill.filter(by: ["", "1", "17", "code"][Int(random.next() % 4)])
        } else {
            drill.toggleFailures()
        }
        take(drill.send(.ticked))
    }

    private mutating func take(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .listExecutions(let query):
                let number = Drill.number(query.findingId) ?? -1
                #expect(!calls.contains(effect))
                #expect(!Self.isOutside(number))
                #expect(answers[number]?.isFinal != true)
                calls.append(effect)
                #expect(calls.count { if case .listExecutions = $0 { true } else { false } } <= 4)
            case .listFindings, .describeFinding:
                #expect(!calls.contains(effect))
                calls.append(effect)
            case .stopDrillDown:
                #expect(!calls.isEmpty)
                calls = []
                pagesGiven = 0
            default: break
            }
        }
    }

    /// Responds to one of the calls in flight.
    private mutating func answer() {
        guard !calls.isEmpty else { return }
        let call = calls.remove(at: Int(random.next() % UInt64(calls.count)))
        switch call {
        case .listFindings(let query):
            let start = pagesGiven * Self.pageSize
            let end = min(Self.count, start + Self.pageSize)
            if isFailing && random.next() % 8 == 0 || query.check != Drill.check || start >= end {
                take(drill.send(.findingsNotListed(query, CallFailure(kind: .serverError))))
            } else {
                pagesGiven += 1
                let findings = (start..<end).map { AuditFinding.numbered($0, code: Self.isOutside($0) ? "O" : "CODE") }
                take(drill.send(.findingsListed(query, FindingsPage(findings: findings, isLast: end == Self.count))))
            }
        case .listExecutions(let query): answerExecutions(query)
        case .describeFinding(let query):
            take(drill.send(.findingDescribed(query, .numbered(Drill.number(query.findingId) ?? 0))))
        default: break
        }
    }

    private mutating func answerExecutions(_ query: ExecutionsQuery) {
        let number = Drill.number(query.findingId) ?? 0
        guard !isFailing || random.next() % 12 > 0 else {
            take(drill.send(.executionsNotListed(query, CallFailure(kind: .notFound))))
            return
        }
        let choices: [[AuditMitigationActionExecutionStatus]] = [
            [.completed, .completed], [.completed], [.failed, .skipped], [.completed, .failed], [.pending], [],
            [.failed, .inProgress], [.failed, .failed],
        ]
        let executions = Drill.executions(number, choices[Int(random.next() % UInt64(choices.count))])
        answers[number] = executions
        take(drill.send(.executionsListed(query, executions)))
    }

    private static func isOutside(_ number: Int) -> Bool {
        number % 17 == 3
    }

    /// Compares the screen with counting and sorting by hand.
    private func check() {
        let findings = drill.findings
        let listed = (0..<findings.listedCount).filter { findings.row(id: Drill.id($0)) != nil }
        let failed = listed.filter { answers[$0]?.hasFailure == true }
        let all = failed + listed.filter { answers[$0]?.hasFailure != true }
        #expect(drill.shown == all.filter(isShown))
        #expect(findings.failedCount == failed.count)
        #expect(findings.checkedCount == listed.count { answers[$0] != nil })
        var counts: [FailureCause: Int] = [:]
        for number in listed { for cause in answers[number]?.failureCauses ?? [] { counts[cause, default: 0] += 1 } }
        #expect(counts == Dictionary(uniqueKeysWithValues: findings.groups.map { ($0.cause, $0.count) }))
        #expect(findings.groups.map(\.count) == findings.groups.map(\.count).sorted(by: >))
        #expect(drill.watch.state.watch.drillDown.executionsInFlight.count <= 4)
    }

    private func isShown(_ number: Int) -> Bool {
        let findings = drill.findings
        if let cause = findings.cause, answers[number]?.failureCauses.contains(cause) != true { return false }
        if findings.showsFailuresOnly {
            guard let answer = answers[number], answer.hasFailure || !answer.isFinal else { return false }
        }
        let texts = [Drill.id(number), "certificate-\(number)", Self.isOutside(number) ? "o" : "code"]
        return findings.filter.isEmpty || texts.contains { $0.contains(findings.filter) }
    }
}

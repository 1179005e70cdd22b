import MitigationModel
import Screen
import WatchFixtures

@testable import Dashboard

/// A session of a task with one check, whose findings are numbered from 0.
struct Drill {
    var watch: WatchDriver
    static let check = CheckName("C")
    static let other = CheckName("D")
    static let audit = "audit-1"

    /// The task is known, and no check is open.
    init(_ task: AuditMitigationActionsTask = .drill(), size: Size = Size(columns: 80, rows: 24)) {
        watch = WatchDriver(task)
        watch.send(.resized(size), at: 0)
    }

    /// The check's screen, with this many findings listed and none looked up.
    static func opened(_ count: Int, isLast: Bool = true, _ task: AuditMitigationActionsTask = .drill()) -> Self {
        var drill = Self(task)
        drill.watch.press(.enter)
        drill.list(0..<count, isLast: isLast)
        return drill
    }

    /// The state of the check.
    var findings: CheckFindings {
        watch.state.watch.drillDown.checks[Self.check] ?? CheckFindings(check: "none", route: .none)
    }

    /// The current query for the check's list.
    var query: FindingsQuery {
        FindingsQuery(reading: reading, taskId: "quarantine-0412", auditTaskId: Self.audit, check: Self.check)
    }

    /// The number of the current query.
    var reading: Int {
        watch.state.watch.drillDown.generation
    }

    /// How many findings the screen shows.
    var rows: Int {
        CheckPanes(watch.state).findingRows
    }

    /// The numbers of the findings as sorted.
    var shown: [Int] {
        (0..<findings.shownCount).compactMap { findings.shownRow(at: $0).flatMap { Self.number($0.id) } }
    }

    /// The numbers of the findings on the screen.
    var onScreen: [Int] {
        findings.window(rows: rows).range.compactMap { findings.shownRow(at: $0).flatMap { Self.number($0.id) } }
    }

    /// Shows only findings that match a text.
    mutating func filter(by text: String) {
        CheckScreen(check: Self.check).setFilter(text, in: &watch.state)
    }

    /// Shows only failed and unfinished findings, or all.
    mutating func toggleFailures() {
        CheckScreen(check: Self.check).toggleFailures(in: &watch.state)
    }

    @discardableResult
    mutating func list(_ numbers: Range<Int>, isLast: Bool = true) -> [Effect] {
        send(.findingsListed(query, FindingsPage(findings: numbers.map { .numbered($0) }, isLast: isLast)))
    }

    @discardableResult
    mutating func answer(_ number: Int, _ statuses: AuditMitigationActionExecutionStatus...) -> [Effect] {
        send(.executionsListed(.of(number, reading: reading), Self.executions(number, statuses)))
    }

    @discardableResult
    mutating func fail(_ number: Int, _ kind: CallFailure.Kind = .serverError) -> [Effect] {
        send(.executionsNotListed(.of(number, reading: reading), CallFailure(kind: kind)))
    }

    /// At the second of the latest event.
    @discardableResult
    mutating func send(_ event: Event) -> [Effect] {
        watch.send(event, at: watch.second)
    }

    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { watch.press($0) }
    }

    /// Responds to each call with COMPLETED, or FAILED for these numbers, until there are no more calls. Returns their
    /// numbers in order.
    @discardableResult
    mutating func answerAll(_ effects: [Effect], failing: Set<Int> = []) -> [Int] {
        var queue = effects.lookedUp
        var lookedUp: [Int] = []
        while lookedUp.count < queue.count {
            let number = queue[lookedUp.count]
            lookedUp.append(number)
            queue += answer(number, failing.contains(number) ? .failed : .completed).lookedUp
        }
        return lookedUp
    }

    static func executions(
        _ number: Int, _ statuses: [AuditMitigationActionExecutionStatus]
    ) -> [AuditMitigationActionExecution] {
        statuses.enumerated().map { index, status in
            AuditMitigationActionExecution(
                taskId: "quarantine-0412", findingId: id(number), actionName: "action-\(index)", status: status,
                errorCode: status == .failed ? "AccessDenied" : nil)
        }
    }

    static func id(_ number: Int) -> String {
        "finding-\(number)"
    }

    static func number(_ id: String) -> Int? {
        id.split(separator: "-").last.flatMap { Int($0) }
    }
}

extension ExecutionsQuery {
    static func of(_ number: Int, reading: Int = 1) -> Self {
        Self(reading: reading, taskId: "quarantine-0412", findingId: Drill.id(number))
    }
}

extension FindingQuery {
    static func of(_ id: String, reading: Int = 1) -> Self {
        Self(reading: reading, findingId: id)
    }
}

extension Effect {
    static func describing(_ id: String, reading: Int = 1) -> Self {
        .describeFinding(.of(id, reading: reading))
    }
}

extension AuditFinding {
    static func numbered(_ number: Int, code: String? = "CODE", isSuppressed: Bool = false) -> Self {
        Self(
            findingId: Drill.id(number), taskId: Drill.audit, checkName: Drill.check, severity: .high,
            nonCompliantResource: NonCompliantResource(
                resourceType: .deviceCertificate,
                resourceIdentifier: ResourceIdentifier(deviceCertificateId: "certificate-\(number)")),
            reasonForNonComplianceCode: code, isSuppressed: isSuppressed)
    }
}

extension AuditMitigationActionsTask {
    /// Two checks, C above D, with findings of one audit.
    static func drill(
        _ status: TaskStatus = .inProgress, failed: Int64 = 5,
        target: AuditMitigationActionsTaskTarget? = AuditMitigationActionsTaskTarget(auditTaskId: Drill.audit)
    ) -> Self {
        Self(
            taskStatus: status,
            taskStatistics: [
                Drill.check: TaskStatisticsForAuditCheck(totalFindingsCount: 1_000, failedFindingsCount: failed),
                Drill.other: TaskStatisticsForAuditCheck(totalFindingsCount: 10, failedFindingsCount: 0),
            ],
            target: target, auditCheckToActionsMapping: [Drill.check: ["action-0", "action-1"]])
    }
}

extension [Effect] {
    /// The numbers of the findings whose executions are looked up.
    var lookedUp: [Int] {
        compactMap { effect in
            if case .listExecutions(let query) = effect { Drill.number(query.findingId) } else { nil }
        }
    }
}

import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// The screens of a check and of a finding, in the states that matter.
extension SampleFindings {
    /// The check is open, and there is no response yet.
    package static func opened(_ columns: Int = 80, _ rows: Int = 24) -> WatchDriver {
        var watch = SampleWatch.running()
        watch.send(.resized(Size(columns: columns, rows: rows)))
        watch.press(.enter)
        return watch
    }

    /// The first page is listed, and the visible findings are looked up.
    package static func listed(_ columns: Int, _ rows: Int) -> WatchDriver {
        served(columns, rows).watch
    }

    /// F was pressed, and some hundred findings were looked up.
    package static func scanning(_ columns: Int, _ rows: Int) -> WatchDriver {
        var (watch, server) = served(columns, rows)
        watch.press(.character("F"))
        server.serve(&watch, calls: 400)
        return watch
    }

    /// The scan ended: it found as many failures as AWS counts.
    package static func scanned(_ columns: Int, _ rows: Int) -> WatchDriver {
        var (watch, server) = served(columns, rows)
        watch.press(.character("F"))
        server.serve(&watch)
        return watch
    }

    /// The screen of a failed finding.
    package static func finding(_ columns: Int, _ rows: Int) -> WatchDriver {
        var (watch, server) = served(columns, rows)
        watch.press(.character("F"))
        server.serve(&watch)
        watch.press(.enter)
        server.serve(&watch)
        return watch
    }

    /// The scan found fewer failures than AWS counts, although it looked up all findings.
    package static func notFound(_ columns: Int, _ rows: Int) -> WatchDriver {
        var (watch, server) = (opened(columns, rows), FindingsServer())
        server.page = { _ in FindingsPage(findings: (0..<120).map(finding), isLast: true) }
        server.serve(&watch)
        watch.press(.character("F"))
        server.serve(&watch)
        return watch
    }

    /// The list of findings failed, after some pages.
    package static func notListed(_ columns: Int, _ rows: Int, pages: Int) -> WatchDriver {
        var (watch, server) = (opened(columns, rows), FindingsServer())
        server.pages = pages
        server.serve(&watch)
        if pages > 0 {
            watch.press(.end)
            server.serve(&watch)
        }
        return watch
    }

    /// Only the findings of one cause.
    package static func ofOneCause(_ columns: Int, _ rows: Int) -> WatchDriver {
        var watch = scanned(columns, rows)
        watch.press(.tab, .down, .enter)
        return watch
    }

    /// The check is open, and all calls have a response.
    ///
    /// - Parameter task: the task of the latest response; nil: the sample task after five minutes of polls.
    package static func served(
        _ columns: Int, _ rows: Int, task: AuditMitigationActionsTask? = nil, server: FindingsServer = FindingsServer()
    ) -> (watch: WatchDriver, server: FindingsServer) {
        var watch = task.map { SampleWatch.answered($0) } ?? SampleWatch.running()
        watch.send(.resized(Size(columns: columns, rows: rows)))
        watch.press(.enter)
        var server = server
        server.serve(&watch)
        return (watch, server)
    }

    /// The task names neither an audit nor findings.
    package static func withoutRoute(_ columns: Int, _ rows: Int) -> WatchDriver {
        var task = SampleTask.inProgress()
        task.target?.auditTaskId = nil
        return served(columns, rows, task: task).watch
    }

    /// The task names five findings. One does not exist anymore, and the filter excludes one.
    package static func named(_ columns: Int, _ rows: Int) -> WatchDriver {
        var task = SampleTask.inProgress()
        task.target?.auditTaskId = nil
        task.target?.findingIds = [id(7), id(12), "4b1d9a34-gone", id(3), id(100)]
        task.target?.auditCheckToReasonCodeFilter = [SampleTask.shared: ["CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES"]]
        task.taskStatistics = [SampleTask.shared: .init(5, succeeded: 0, failed: 2, skipped: 1)]
        task.auditCheckToActionsMapping = [SampleTask.shared: ["QuarantineThings", "DeactivateCerts"]]
        var server = FindingsServer()
        server.describe = { id in
            var finding = index(of: id).map(finding)
            if id == Self.id(3) { finding?.reasonForNonComplianceCode = "A_NEW_CODE" }
            return finding
        }
        return served(columns, rows, task: task, server: server).watch
    }

    /// The check has five actions, as many as AWS allows.
    package static func fiveActions(_ columns: Int, _ rows: Int) -> WatchDriver {
        var task = SampleTask.inProgress()
        let names = ["QuarantineThings", "DeactivateCerts", "PublishFindings", "EnableLogging", "DeactivateCA"]
        task.auditCheckToActionsMapping?[SampleTask.shared] = names
        var server = FindingsServer()
        server.executions = { id in
            let known = index(of: id).map(executions) ?? []
            let failed = known.contains { $0.status == .failed }
            return known
                + names.dropFirst(2).map {
                    AuditMitigationActionExecution(
                        findingId: id, actionName: $0, status: known.isEmpty ? .pending : failed ? .skipped : .completed
                    )
                }
        }
        return served(columns, rows, task: task, server: server).watch
    }

    /// Findings whose texts try to break the screen.
    package static func hostile(_ columns: Int, _ rows: Int) -> WatchDriver {
        var server = FindingsServer()
        server.page = { _ in FindingsPage(findings: hostileFindings, isLast: true) }
        server.executions = { id in
            [
                AuditMitigationActionExecution(
                    findingId: id, actionName: "QuarantineThings", status: .failed,
                    startTime: Date(timeIntervalSince1970: -1e18), endTime: Date(timeIntervalSince1970: 1e18),
                    errorCode: "Evil\u{1B}]0;title\u{7}Exception", message: "rm -rf \u{202E}\u{9B}2J\n漢字の理由"),
                AuditMitigationActionExecution(
                    findingId: id, actionName: "an\u{0}other", status: .init("REVERTED\u{1B}[2J"), errorCode: "",
                    message: nil),
            ]
        }
        server.describe = { id in hostileFindings.first { $0.findingId == id } }
        var task = SampleTask.inProgress()
        task.target?.auditCheckToReasonCodeFilter = nil
        return served(columns, rows, task: task, server: server).watch
    }

    private static var hostileFindings: [AuditFinding] {
        let resources: [(ResourceType?, ResourceIdentifier?)] = [
            (.clientId, ResourceIdentifier(clientId: "pump\u{1B}[31m\u{202E}")),
            (
                .iotPolicy,
                ResourceIdentifier(policyVersionIdentifier: .init(policyName: "漢字のポリシー", policyVersionId: "9"))
            ),
            (ResourceType("NEW\u{7}TYPE"), nil), (nil, nil),
        ]
        return resources.enumerated().map { index, resource in
            AuditFinding(
                findingId: "id\(index)_\(String(repeating: "f", count: 120))",
                severity: AuditFindingSeverity("GRAVE\u{9B}"),
                nonCompliantResource: NonCompliantResource(
                    resourceType: resource.0, resourceIdentifier: resource.1,
                    additionalInfo: ["key\u{8}": "value\n\u{1B}c"]),
                reasonForNonCompliance: "because\u{1B}[5m", reasonForNonComplianceCode: "CODE\u{202D}")
        }
    }
}

import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct ResourceWordsTests {
    @Test func `every form of the API has its words`() {
        #expect(
            SampleResources.all.map { text($0.words.line(width: 24)) } == [
                "certificate 7d10c4…0c4e0", "certificate 7d10c4…0c4e0", "CA 7d10c4e07d10…7d10c4e0",
                "policy FleetPolicy v3", "Cognito pool eu-we…2e1f0", "client ID pump-7",
                "account settings 123…012", "role alias CameraStream", "IAM role FleetRole",
                "issuer certificate 0a…3d", "PROVISIONING_TEMPLATE", "unnamed resource",
            ])
    }

    @Test func `with enough room nothing is cut`() {
        #expect(text(SampleResources.all[0].words.line(width: 76)) == "certificate \(SampleResources.certificate)")
    }

    @Test func `the version of a policy is never cut`() {
        let policy = ResourceIdentifier(
            policyVersionIdentifier: .init(policyName: String(repeating: "policy", count: 20), policyVersionId: "12"))
        let words = ResourceWords(type: .iotPolicy, identifier: policy)
        #expect(text(words.line(width: 24)).hasSuffix(" v12"))
        #expect(words.line(width: 24).columns == 24)
    }

    @Test func `an unknown type has the API's name, and the received identifier`() {
        let words = ResourceWords(type: ResourceType("NEW_TYPE"), identifier: ResourceIdentifier(clientId: "pump-7"))
        #expect(text(words.line(width: 40)) == "NEW_TYPE pump-7")
    }

    @Test func `the member of the type has its name`() {
        let both = ResourceIdentifier(deviceCertificateId: "7d10", clientId: "pump-7")
        #expect(text(ResourceWords(type: .clientId, identifier: both).line(width: 40)) == "client ID pump-7")
        #expect(text(ResourceWords(type: nil, identifier: both).line(width: 40)) == "certificate 7d10")
    }

    private func text(_ line: Line) -> String {
        line.spans.map(\.text).joined()
    }
}

struct ExecutionWordsTests {
    @Test func `every status has its symbol and words`() {
        let statuses: [AuditMitigationActionExecutionStatus?] = [
            .completed, .failed, .skipped, .inProgress, .pending, .canceled, .init("REVERTED"), nil,
        ]
        #expect(
            statuses.map { text(ExecutionWords($0).line) } == [
                "✓ completed", "✗ failed", "– not run", "▶ in progress", "· pending", "⊘ canceled", "? REVERTED",
                "? no status",
            ])
    }

    @Test func `symbols without words differ, in ASCII too`() {
        let statuses: [AuditMitigationActionExecutionStatus] = [
            .completed, .failed, .skipped, .inProgress, .pending, .canceled, .init("REVERTED"),
        ]
        for glyphs in GlyphSet.allCases {
            let shown = statuses.map { status in
                var frame = Frame(size: Size(columns: 1, rows: 1), glyphs: glyphs)
                frame.draw(ExecutionWords(status).loneGlyph, in: frame.bounds)
                return frame.text()[0]
            }
            #expect(Set(shown).count == statuses.count)
        }
    }

    @Test func `a failed execution has its code without the common ending`() {
        let codes: [String?] = ["AccessDeniedException", "Exception", "Throttled", "", nil]
        #expect(
            codes.map { text(AuditMitigationActionExecution(status: .failed, errorCode: $0).cell) } == [
                "✗ AccessDenied", "✗ Exception", "✗ Throttled", "✗ failed", "✗ failed",
            ])
    }

    private func text(_ line: Line) -> String {
        line.spans.map(\.text).joined()
    }
}

struct FindingsWordsTests {
    @Test(arguments: [Int64.min, -1, .max])
    func `impossible counts do not trap beside a known failure`(failed: Int64) {
        var drill = Drill.opened(3)
        drill.answer(0, .failed)
        #expect(drill.findings.failedCount == 1)
        let progress = Progress(TaskStatisticsForAuditCheck(failedFindingsCount: failed))
        let words = FindingsWords(findings: drill.findings, progress: progress, isFinal: false)
        #expect(words.canScan == (failed == .max))
    }

    @Test func `before a scan the remark shows what it takes`() {
        let words = words(progress: .init(.init(800, failed: 31)))
        #expect(
            words.scanRemark == "F checks which findings failed: 1 call each, about 3m 20s at 4/s")
        #expect(words.canScan)
    }

    @Test func `without failures the remark says so`() {
        #expect(words(progress: .init(.init(800))).scanRemark == "no finding has failed so far")
        #expect(words(progress: .init(.init(800)), isFinal: true).scanRemark == "no finding failed")
        #expect(!words(progress: .init(.init(800))).canScan)
    }

    @Test func `a task without an audit or finding IDs says so, and which key opens a finding`() {
        let words = words(.none, progress: .init(.init(800, failed: 31)))
        let remark =
            "The target has no audit and no finding IDs, so findings cannot be listed. "
            + "Press i to open a finding by ID."
        #expect(words.scanRemark == remark)
        #expect(words.obstacle == remark)
        #expect(!words.canScan)
    }

    @Test(arguments: [
        (CallFailure.Kind.accessDenied, "! access denied: needs iot:ListAuditFindings · r retries"),
        (.notFound, "! audit not found (AWS keeps audits for 90 days) · r retries"),
        (.throttled, "! throttled by AWS · r retries"),
    ])
    func `a list that failed has the reason`(kind: CallFailure.Kind, remark: String) {
        var findings = CheckFindings(check: SampleTask.shared, route: .audit("a"))
        findings.listing = .failed(CallFailure(kind: kind))
        let words = FindingsWords(findings: findings, progress: .init(.init(800, failed: 31)), isFinal: false)
        #expect(words.obstacle == remark)
        #expect(words.scanRemark == remark)
    }

    @Test func `the remark has the time of the automatic retry`() {
        var findings = CheckFindings(check: SampleTask.shared, route: .audit("a"))
        findings.listing = .failed(CallFailure(kind: .throttled))
        let words = FindingsWords(
            findings: findings, progress: .init(.init(800)), isFinal: false, nextTry: "04:31:20Z")
        #expect(words.obstacle == "! throttled by AWS · retry at 04:31:20Z · r: now")
    }

    @Test func `no duration is longer than AWS keeps findings`() {
        #expect(
            words(progress: .init(.init(.max, failed: 1))).scanRemark
                == "F checks which findings failed: 1 call each, over 90d at 4/s")
        #expect(words(progress: .init(.init(4 * 86_400 * 90, failed: 1))).leftText == "90d left")
        #expect(words(progress: .init(.init(4 * 86_400 * 90 + 4, failed: 1))).leftText == "over 90d left")
    }

    private func words(
        _ route: FindingsRoute = .audit("a"), progress: Progress, isFinal: Bool = false
    ) -> FindingsWords {
        FindingsWords(
            findings: CheckFindings(check: SampleTask.shared, route: route), progress: progress, isFinal: isFinal)
    }
}

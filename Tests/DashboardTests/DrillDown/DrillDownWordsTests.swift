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
                "policy FleetPolicy v3", "Cognito pool eu-we…2e1f0", "client id pump-7",
                "account settings 123…012", "role alias CameraStream", "IAM role FleetRole",
                "issuer certificate 0a…3d", "PROVISIONING_TEMPLATE", "resource without a name",
            ])
    }

    @Test func `with room nothing is cut`() {
        #expect(text(SampleResources.all[0].words.line(width: 76)) == "certificate \(SampleResources.certificate)")
    }

    @Test func `the version of a policy is never cut`() {
        let policy = ResourceIdentifier(
            policyVersionIdentifier: .init(policyName: String(repeating: "policy", count: 20), policyVersionId: "12"))
        let words = ResourceWords(type: .iotPolicy, identifier: policy)
        #expect(text(words.line(width: 24)).hasSuffix(" v12"))
        #expect(words.line(width: 24).columns == 24)
    }

    @Test func `a type that is not known yet has the API's name, and the identifier that came`() {
        let words = ResourceWords(type: ResourceType("NEW_TYPE"), identifier: ResourceIdentifier(clientId: "pump-7"))
        #expect(text(words.line(width: 40)) == "NEW_TYPE pump-7")
    }

    @Test func `the member of the type is the one that names it`() {
        let both = ResourceIdentifier(deviceCertificateId: "7d10", clientId: "pump-7")
        #expect(text(ResourceWords(type: .clientId, identifier: both).line(width: 40)) == "client id pump-7")
        #expect(text(ResourceWords(type: nil, identifier: both).line(width: 40)) == "certificate 7d10")
    }

    private func text(_ line: Line) -> String {
        line.spans.map(\.text).joined()
    }
}

struct ExecutionWordsTests {
    @Test func `every status has its glyph and words`() {
        let statuses: [AuditMitigationActionExecutionStatus?] = [
            .completed, .failed, .skipped, .inProgress, .pending, .canceled, .init("REVERTED"), nil,
        ]
        #expect(
            statuses.map { text(ExecutionWords($0).line) } == [
                "✓ completed", "✗ failed", "– not tried", "▶ in progress", "· pending", "⊘ canceled", "? REVERTED",
                "? no status",
            ])
    }

    @Test func `lone glyphs differ, in ASCII too`() {
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

    @Test func `a failed execution has its code without the ending that all have`() {
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
    func `counts that cannot be true are no trap beside a failure that is known`(failed: Int64) {
        var drill = Drill.opened(3)
        drill.answer(0, .failed)
        #expect(drill.findings.failedCount == 1)
        let progress = Progress(TaskStatisticsForAuditCheck(failedFindingsCount: failed))
        let words = FindingsWords(findings: drill.findings, progress: progress, isFinal: false)
        #expect(words.canScan == (failed == .max))
    }

    @Test func `before anything is asked it says what that takes`() {
        let words = words(progress: .init(.init(800, failed: 31)))
        #expect(
            words.scanRemark == "F asks which findings failed: one call a finding, about 3m 20s at 4 a second")
        #expect(words.canScan)
    }

    @Test func `without failures nothing is to be found`() {
        #expect(words(progress: .init(.init(800))).scanRemark == "no finding has failed so far")
        #expect(words(progress: .init(.init(800)), isFinal: true).scanRemark == "no finding failed")
        #expect(!words(progress: .init(.init(800))).canScan)
    }

    @Test func `a task that names no findings says so, and what leads on`() {
        let words = words(.none, progress: .init(.init(800, failed: 31)))
        let remark =
            "This task names neither an audit nor findings: they cannot be listed. i shows a finding by its id."
        #expect(words.scanRemark == remark)
        #expect(words.obstacle == remark)
        #expect(!words.canScan)
    }

    @Test(arguments: [
        (CallFailure.Kind.accessDenied, "! access denied: needs iot:ListAuditFindings · r tries again"),
        (.notFound, "! audit not found (AWS keeps audits for 90 days) · r tries again"),
        (.throttled, "! throttled by AWS · r tries again"),
    ])
    func `a list that cannot be had says why`(kind: CallFailure.Kind, remark: String) {
        var findings = CheckFindings(check: SampleTask.shared, route: .audit("a"))
        findings.listing = .failed(CallFailure(kind: kind))
        let words = FindingsWords(findings: findings, progress: .init(.init(800, failed: 31)), isFinal: false)
        #expect(words.obstacle == remark)
        #expect(words.scanRemark == remark)
    }

    @Test func `it says when it is asked for again by itself`() {
        var findings = CheckFindings(check: SampleTask.shared, route: .audit("a"))
        findings.listing = .failed(CallFailure(kind: .throttled))
        let words = FindingsWords(
            findings: findings, progress: .init(.init(800)), isFinal: false, nextTry: "04:31:20Z")
        #expect(words.obstacle == "! throttled by AWS · next try at 04:31:20Z · r now")
    }

    @Test func `no time is told that is longer than findings are kept`() {
        #expect(
            words(progress: .init(.init(.max, failed: 1))).scanRemark
                == "F asks which findings failed: one call a finding, over 90d at 4 a second")
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

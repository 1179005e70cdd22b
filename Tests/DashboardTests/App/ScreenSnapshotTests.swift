import Dashboard
import MitigationModel
import Screen
import Testing

/// Whole screens as an operator sees them, from the smallest size to a large one.
struct ScreenSnapshotTests {
    static let sizes = [(20, 4), (80, 24), (120, 36), (200, 60)]

    @Test(arguments: sizes)
    func `before the first answer`(columns: Int, rows: Int) {
        expect(SampleWatch.beforeFirstAnswer, "before-first-answer", columns, rows)
    }

    @Test(arguments: sizes)
    func `empty statistics`(columns: Int, rows: Int) {
        expect(SampleWatch.emptyStatistics, "empty-statistics", columns, rows)
    }

    @Test(arguments: sizes)
    func `in progress`(columns: Int, rows: Int) {
        expect(SampleWatch.running(), "in-progress", columns, rows)
    }

    @Test(arguments: [(30, 8), (30, 10), (40, 12), (52, 14), (60, 20), (80, 50), (100, 20), (140, 40), (400, 120)])
    func `in progress, at sizes in between`(columns: Int, rows: Int) {
        expect(SampleWatch.running(), "in-progress", columns, rows)
    }

    @Test(arguments: sizes)
    func `the demo says that it is one`(columns: Int, rows: Int) {
        expect(SampleWatch.running(.demo), "demo", columns, rows)
    }

    @Test(arguments: sizes)
    func completed(columns: Int, rows: Int) {
        expect(SampleWatch.settled(SampleTask.completed), "completed", columns, rows)
    }

    @Test(arguments: sizes)
    func `failed with 3 of 10,000 findings`(columns: Int, rows: Int) {
        expect(SampleWatch.settled(SampleTask.failed), "failed", columns, rows)
    }

    @Test(arguments: sizes)
    func `canceled with a remainder`(columns: Int, rows: Int) {
        expect(SampleWatch.settled(SampleTask.canceled), "canceled", columns, rows)
    }

    @Test(arguments: sizes)
    func `not found`(columns: Int, rows: Int) {
        let watch = SampleWatch.refused(
            .notFound, code: "ResourceNotFoundException", message: "The task quarantine-0412 does not exist.")
        expect(watch, "not-found", columns, rows)
    }

    @Test(arguments: sizes)
    func `no credentials`(columns: Int, rows: Int) {
        expect(SampleWatch.noCredentials, "no-credentials", columns, rows)
    }

    @Test(arguments: sizes)
    func stale(columns: Int, rows: Int) {
        expect(SampleWatch.stale, "stale", columns, rows)
    }

    @Test(arguments: sizes)
    func throttled(columns: Int, rows: Int) {
        expect(SampleWatch.throttled, "throttled", columns, rows)
    }

    @Test(arguments: sizes)
    func paused(columns: Int, rows: Int) {
        expect(SampleWatch.paused, "paused", columns, rows)
    }

    @Test(arguments: sizes)
    func help(columns: Int, rows: Int) {
        expect(SampleWatch.help, "help", columns, rows)
    }

    @Test(arguments: sizes)
    func `a task id of 128 characters`(columns: Int, rows: Int) {
        var setup = WatchSetup.sample
        setup.taskId = String(repeating: "quarantine-of-the-", count: 7) + "00"
        expect(SampleWatch.running(setup), "long-id", columns, rows)
    }

    @Test(arguments: sizes)
    func `no role ARN, so no account`(columns: Int, rows: Int) {
        var task = SampleTask.inProgress()
        for index in (task.actionsDefinition ?? []).indices {
            task.actionsDefinition?[index].roleArn = nil
            task.actionsDefinition?[index].actionParams?.enableIoTLoggingParams?.roleArnForLogging = nil
        }
        expect(SampleWatch.answered(task), "no-role-arn", columns, rows)
    }

    @Test(arguments: sizes)
    func `a check's own screen`(columns: Int, rows: Int) {
        expect(SampleWatch.checkPage, "check", columns, rows)
    }

    @Test(arguments: [(40, 12), (60, 20)])
    func `a check's own screen, on small terminals`(columns: Int, rows: Int) {
        expect(SampleWatch.checkPage, "check", columns, rows)
    }

    @Test(arguments: [Pane.target, .journal])
    func `the pane below the checks`(pane: Pane) {
        var watch = SampleWatch.running()
        while watch.state.navigation.focus != pane { watch.press(.tab) }
        expect(watch, "in-progress-\(pane)", 80, 24)
    }

    @Test(arguments: sizes)
    func `hostile text and numbers`(columns: Int, rows: Int) {
        expect(SampleWatch.answered(SampleTask.hostile), "hostile", columns, rows)
    }

    @Test(arguments: [GlyphSet.ascii, .basic])
    func `a terminal that shows less than Unicode`(glyphs: GlyphSet) {
        expect(SampleWatch.running(), "in-progress-\(glyphs)", 80, 24, glyphs)
    }

    @Test(arguments: sizes)
    func `200 checks, scrolled`(columns: Int, rows: Int) {
        expect(SampleWatch.manyChecks, "many-checks", columns, rows)
    }

    @Test(arguments: sizes)
    func `parts above their total`(columns: Int, rows: Int) {
        var task = SampleTask.inProgress()
        task.taskStatistics?[SampleTask.shared]?.totalFindingsCount = 1_000
        expect(SampleWatch.answered(task), "parts-above-total", columns, rows)
    }

    @Test(arguments: [
        (CallFailure.Kind.accessDenied, "access-denied"), (.credentialsExpired, "credentials-expired"),
        (.credentialsRefused, "credentials-refused"),
    ])
    func `credentials that do not do`(kind: CallFailure.Kind, name: String) {
        expect(SampleWatch.refused(kind, code: "SomeException", message: "AWS's own words."), name, 80, 24)
    }

    @Test func `credentials of a profile that cannot be used`() {
        let reason =
            "profile ops has sso_session, which is not supported yet; use a profile with an aws_access_key_id, or set "
            + "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
        let broken = CallFailure.Kind.brokenCredentials(.init(source: "profile ops", reason: reason))
        expect(SampleWatch.refused(broken), "credentials-broken", 80, 24)
    }

    @Test(arguments: [(80, 24), (40, 12), (120, 36)])
    func `a single sign-on that has expired, with the command on a line of its own`(columns: Int, rows: Int) {
        let expired = CallFailure.Kind.signInNeeded(
            .init(source: "single sign-on of profile ops", reason: "the sign-in has expired"),
            command: "aws sso login --profile ops")
        expect(SampleWatch.refused(expired), "sign-in-needed", columns, rows)
    }

    @Test func `credentials that expire while a task is watched`() {
        expect(SampleWatch.failing(.credentialsExpired, code: "ExpiredTokenException"), "expired-midway", 80, 24)
    }

    @Test func `an answer that is not from AWS`() {
        var watch = Watch()
        watch.fail(.serverError, status: 502)
        expect(watch, "not-from-aws", 80, 24)
    }

    @Test func `pages on a terminal without room for the full header`() {
        expect(SampleWatch.help, "help", 40, 12)
        expect(SampleWatch.noCredentials, "no-credentials", 40, 12)
    }

    private func expect(
        _ watch: Watch, _ name: String, _ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .full,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Snapshot.expect(view(watch.resized(columns, rows), glyphs: glyphs), name, sourceLocation: sourceLocation)
    }
}

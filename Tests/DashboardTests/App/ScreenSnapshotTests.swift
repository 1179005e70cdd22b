import Dashboard
import MitigationModel
import Screen
import Testing
import WatchFixtures

/// Whole screens as the operator sees them, from the smallest size to a large one.
struct ScreenSnapshotTests {
    static let screens: [ScreenSnapshot] =
        overview + failures + signIn + [
            .init("help", [.tiny, .small, .usual, .large], of: SampleWatch.help),
            .init("check", [.tiny, Size(columns: 60, rows: 20), .usual, .large], of: SampleWatch.checkPage),
        ]

    private static let overview: [ScreenSnapshot] = [
        .init("before-first-answer", [.tiny, .usual, .large], of: SampleWatch.beforeFirstAnswer),
        .init("empty-statistics", [.tiny, .usual, .large], of: SampleWatch.emptyStatistics),
        .init("in-progress", [.tiny, .small, .usual, .large, .wide] + sizesInBetween, of: SampleWatch.running()),
        .init("in-progress-target", [.usual], of: SampleWatch.focused(.target)),
        .init("in-progress-journal", [.usual], of: SampleWatch.focused(.journal)),
        .init("in-progress-ascii", [.usual], glyphs: .ascii, of: SampleWatch.running()),
        .init("in-progress-basic", [.usual], glyphs: .basic, of: SampleWatch.running()),
        .init("demo", [.tiny, .usual, .large], of: SampleWatch.running(.demo)),
        .init("completed", [.tiny, .usual, .large], of: SampleWatch.settled(SampleTask.completed)),
        .init("failed", of: SampleWatch.settled(SampleTask.failed)),
        .init("canceled", of: SampleWatch.settled(SampleTask.canceled)),
        .init("paused", [.tiny, .usual, .large], of: SampleWatch.paused),
        .init("long-id", of: SampleWatch.running(.longId)),
        .init("no-role-arn", of: SampleWatch.answered(SampleTask.withoutRoles)),
        .init("hostile", [.tiny, .usual, .large, .wide], of: SampleWatch.answered(SampleTask.hostile)),
        .init("many-checks", [.usual, .large, .wide], of: SampleWatch.manyChecks),
        .init("parts-above-total", of: SampleWatch.answered(SampleTask.partsAboveTotal)),
    ]

    private static let failures: [ScreenSnapshot] = [
        .init("stale", [.tiny, .usual, .large], of: SampleWatch.stale),
        .init("throttled", of: SampleWatch.throttled),
        .init("not-found", of: SampleWatch.notFound),
        .init("no-credentials", [.tiny, .small, .usual, .large], of: SampleWatch.noCredentials),
        .init("access-denied", [.usual], of: SampleWatch.refusedInWords(.accessDenied)),
        .init("credentials-expired", [.usual], of: SampleWatch.refusedInWords(.credentialsExpired)),
        .init("credentials-refused", [.usual], of: SampleWatch.refusedInWords(.credentialsRefused)),
        .init("credentials-broken", [.usual], of: SampleWatch.brokenCredentials),
        .init("sign-in-needed", [.small, .usual, .large], of: SampleWatch.signInNeeded),
        .init(
            "expired-midway", [.usual],
            of: SampleWatch.failing(.credentialsExpired, code: "ExpiredTokenException")),
        .init("not-from-aws", [.usual], of: SampleWatch.notFromAWS),
    ]

    private static let signIn: [ScreenSnapshot] = [
        .init("mfa-first", [.tiny, .small, .usual, .large], of: SampleWatch.mfaFirst),
        .init("mfa-typed", of: SampleWatch.mfaFirst.typing("1234")),
        .init("mfa-rejected-first", [.small, .usual], of: SampleWatch.mfaFirst.rejecting(.rejected)),
        .init("mfa-later", [.usual], of: SampleWatch.mfaFirst.pressing(.escape)),
        .init("mfa-renewal", [.tiny, .small, .usual, .large, .wide], of: SampleWatch.mfaRenewal),
        .init("mfa-renewal-typed", [.usual], of: SampleWatch.mfaRenewal.typing("123456")),
        .init("mfa-renewal-ascii", [.usual], glyphs: .ascii, of: SampleWatch.mfaRenewal.typing("123")),
        .init("mfa-rejected", [.small, .usual, .large], of: SampleWatch.mfaRenewal.rejecting(.rejected)),
        .init("mfa-lost", [.usual], of: SampleWatch.mfaRenewal.rejecting(.lost)),
        .init("mfa-checking", [.usual], of: SampleWatch.mfaRenewal.typing("123456").pressing(.enter)),
        .init("mfa-renewal-later", [.usual], of: SampleWatch.mfaRenewal.pressing(.escape)),
        .init("mfa-renewal-check", [.small, .usual], of: SampleWatch.mfaRenewal.pressing(.enter).typing("12")),
        .init("login-ends", [.small, .usual, .large], of: SampleWatch.loginEnds),
        .init("credentials-end", [.usual], of: SampleWatch.expiring(.never, in: 250)),
        .init("credentials-target", [.usual], of: SampleWatch.expiring(.automatic, in: 3_000).pressing(.tab, .tab)),
    ]

    /// Sizes with other arrangements of the overview than the usual ones.
    private static let sizesInBetween = [
        (30, 8), (30, 10), (52, 14), (60, 20), (80, 50), (100, 20), (140, 40), (400, 120),
    ].map { Size(columns: $0, rows: $1) }

    @Test(arguments: screens)
    func `the screen is the recorded one`(screen: ScreenSnapshot) {
        screen.expect()
    }
}

extension SampleWatch {
    fileprivate static func focused(_ pane: Pane) -> WatchDriver {
        var watch = running()
        while watch.state.navigation.focus != pane { watch.press(.tab) }
        return watch
    }

    fileprivate static var notFound: WatchDriver {
        refused(.notFound, code: "ResourceNotFoundException", message: "The task quarantine-0412 does not exist.")
    }

    fileprivate static func refusedInWords(_ kind: CallFailure.Kind) -> WatchDriver {
        refused(kind, code: "SomeException", message: "AWS's own words.")
    }

    fileprivate static var brokenCredentials: WatchDriver {
        let reason =
            "profile ops has sso_session, which is not supported yet; use a profile with an aws_access_key_id, or set "
            + "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
        return refused(.brokenCredentials(.init(source: "profile ops", reason: .described(text: reason))))
    }

    fileprivate static var signInNeeded: WatchDriver {
        refused(
            .signInNeeded(
                .init(source: "single sign-on of profile ops", reason: .login(error: .expired)),
                FailureSamples.login))
    }

    fileprivate static var notFromAWS: WatchDriver {
        var watch = WatchDriver(.sample)
        watch.fail(.serverError, status: 502)
        return watch
    }
}

extension SampleTask {
    /// Without a role there is no account ID either.
    fileprivate static var withoutRoles: AuditMitigationActionsTask {
        var task = inProgress()
        for index in (task.actionsDefinition ?? []).indices {
            task.actionsDefinition?[index].roleArn = nil
            task.actionsDefinition?[index].actionParams?.enableIoTLoggingParams?.roleArnForLogging = nil
        }
        return task
    }

    fileprivate static var partsAboveTotal: AuditMitigationActionsTask {
        var task = inProgress()
        task.taskStatistics?[shared]?.totalFindingsCount = 1_000
        return task
    }
}

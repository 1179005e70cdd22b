import Dashboard
import FoundationEssentials
import MitigationModel
import WatchFixtures

/// One fact of every kind that a recording has.
enum SampleFacts {
    static let date = Date(timeIntervalSince1970: 1_795_407_129)

    static let task = AuditMitigationActionsTask(
        taskStatus: .inProgress, startTime: date,
        taskStatistics: [
            CheckName("CA_CERTIFICATE_EXPIRING_CHECK"): TaskStatisticsForAuditCheck(
                totalFindingsCount: 40, failedFindingsCount: 0),
            CheckName("LOGGING_DISABLED_CHECK"): TaskStatisticsForAuditCheck(totalFindingsCount: .max),
        ],
        target: AuditMitigationActionsTaskTarget(auditTaskId: "audit-1"),
        auditCheckToActionsMapping: [CheckName("LOGGING_DISABLED_CHECK"): ["log"]],
        actionsDefinition: [MitigationAction(name: "log", id: "1")])

    static let failures: [CallFailure] =
        FailureSamples.kinds.map { CallFailure(kind: $0.recorded) } + kinds.map { CallFailure(kind: $0) } + [
            CallFailure(
                kind: .throttled, code: "ThrottlingException", message: "Rate\u{1B}[31m exceeded", requestId: "r-1",
                statusCode: 429, retryAfter: .milliseconds(1_500), serverDate: date),
            CallFailure(kind: .noAnswer(.closedEarly, proxy: "p:1"), server: "127.0.0.1:9"),
            CallFailure(kind: .throttled, code: "Throttling", service: "STS AssumeRole"),
        ]

    /// Kinds with facts of every form.
    private static let kinds: [CallFailure.Kind] = [
        .noCredentials([
            .init(source: "the environment", reason: .variablesNotSet(name: "A", other: "B")),
            .init(source: "a profile", reason: .described(text: "gone")),
            .init(source: "metadata", reason: .metadata(error: .rejected(statusCode: 404))),
        ]),
        .noCredentials([]),
        .brokenCredentials(.init(source: "process", reason: .rejected(service: "STS AssumeRole", statusCode: nil))),
        .signInNeeded(
            .init(source: "sso", reason: .login(error: .missingMember(path: "/t", member: "accessToken"))),
            Login("aws sso login")),
        .signInNeeded(
            .init(source: "login", reason: .login(error: .rejectedIn(regions: ["a", "b"], skew: 725))),
            Login("aws login")),
        .signInNeeded(.init(source: "login", reason: .login(error: .spent)), Login("aws login")),
        .signInNeeded(.init(source: "login", reason: .login(error: .passwordChanged)), Login("aws login")),
        .brokenCredentials(.init(source: "login", reason: .missingPermission(action: "a:B", policy: "P"))),
        .codeNeeded(.init(source: "role", reason: .described(text: "profile ops requires an MFA code")), .sample),
        .noAnswer(.described(text: "connection \"refused\"\n")),
        .noAnswer(.described(text: "refused"), proxy: "p:1"), .noAnswer(.cancelled),
        .notSecure(.expired(on: date), proxy: "p:1"), .notSecure(.wrongHost(names: ["a", "b"])),
        .notSecure(.unknownAuthority(issuer: nil)), .notSecure(.other(reason: "X")),
        .notSecure(.described(text: "self-signed", fix: "set AWS_CA_BUNDLE")),
        .undecodable(.described(text: "HTML")), .undecodable(.tooLarge(limit: 16 << 20), proxy: "p:1"),
        .undecodable(.emptyPages(count: 5)), .undecodable(.missingMember(source: "SSO", member: "accessToken")),
        .undecodable(.incomplete(status: true, counts: false, checks: ["A", "B"], more: 3)),
        .undecodable(
            .undecodable(
                body: .init(
                    defect: .unexpectedValue(path: "taskStatus", detail: "null"), statusCode: 200,
                    contentType: "text/html", byteCount: 75, excerpt: "<html>"))),
    ]

    static let findings = FindingsQuery(
        reading: 2, taskId: "t", auditTaskId: "a", check: CheckName("LOGGING_DISABLED_CHECK"))
    static let executions = ExecutionsQuery(reading: 3, taskId: "t", findingId: "f-1")
    static let tasks = TasksQuery(reading: 2, from: date, to: date + 60, status: .inProgress)
    static let finding = AuditFinding(
        findingId: "f-1", taskId: "a", checkName: CheckName("LOGGING_DISABLED_CHECK"), findingTime: date,
        reasonForNonCompliance: "über\u{2028}long 🚨", isSuppressed: false)

    static var facts: [EventTrace.Fact] {
        events.map { .came($0, asked: nil) } + polls + acts.map { .done($0) }
    }

    static let polls: [EventTrace.Fact] = [
        .came(
            .pollSucceeded(PollID(1), PollAnswer(task: task, requestId: "r\"1\\", serverDate: date)),
            asked: .milliseconds(5_100)),
        .came(.pollFailed(PollID(2), failures[0]), asked: .nanoseconds(5_123_456_789)),
        .came(.pollSucceeded(PollID(3), PollAnswer(task: task)), asked: nil),
    ]

    static let events: [Event] =
        [
            .accountIdentified("123456789012"), .accountNotIdentified,
            .credentialsReported(CredentialsFacts(origin: "the environment")),
            .credentialsReported(
                CredentialsFacts(
                    origin: "a role", expiration: Date(timeIntervalSince1970: 1_796_000_000), renewal: .automatic)),
            .credentialsWarned("soon"), .findingsListed(findings, FindingsPage(findings: [finding], isLast: false)),
            .findingsNotListed(findings, failures[2]),
            .executionsListed(
                executions,
                [
                    AuditMitigationActionExecution(
                        taskId: "t", findingId: "f-1", actionName: "log", actionId: "1", status: .failed,
                        startTime: date, endTime: date, errorCode: "X", message: "no\u{0}")
                ]),
            .executionsNotListed(executions, failures[3]),
            .findingDescribed(FindingQuery(reading: 1, findingId: "f-1"), finding),
            .findingNotDescribed(FindingQuery(reading: 2, findingId: "f-2"), failures[0]),
            .tasksListed(
                tasks,
                TasksPage(
                    tasks: [AuditMitigationActionsTaskSummary(taskId: "t", startTime: date, taskStatus: .failed)],
                    isLast: true)),
            .tasksNotListed(TasksQuery(reading: 1, from: date, to: date, status: nil), failures[4]),
            .taskDescribed("t", task), .taskNotDescribed("t", failures[0]),
            .cancelAccepted("t", requestId: "r-2"), .cancelFailed("t", failures[1]),
            .reportWritten(["reports/a.md", "reports/a.json"]), .reportNotWritten("disk full"),
        ] + failures.map { .attemptFailed(.listExecutions, $0, next: .milliseconds(250)) }

    static let acts: [RecordedAction] = [
        .taskPicked("t-2"), .cancelAsked("t-2"), .paused, .resumed, .intervalChanged(to: .seconds(10)),
        .alertPutAway(.failures), .alertPutAway(.stalled), .alertPutAway(.finished),
        .slept(for: .seconds(3_600)), .slept(for: nil),
        .scanEnded(CheckName("LOGGING_DISABLED_CHECK"), found: 3, of: 4, checked: 40),
        .scanEnded(CheckName("LOGGING_DISABLED_CHECK"), found: 3, of: nil, checked: 40),
    ]

    /// The recording began a day after the machine did.
    static let began = Duration.seconds(86_400)

    static func moment(_ seconds: Double) -> Moment {
        Moment(wall: date + seconds, uptime: began + .seconds(seconds))
    }
}

extension CodeRequest {
    fileprivate static let sample = CodeRequest(
        serial: "GAHT12345678", profile: "ops", roleArn: "arn:aws:iam::123456789012:role/ops",
        command: "aws sts get-caller-identity --profile ops", reason: .rejected)
}

extension CallFailure.Kind {
    /// What a recording keeps: a replay runs no login, so the command's words are enough.
    fileprivate var recorded: Self {
        guard case .signInNeeded(let refusal, let login) = self else { return self }
        return .signInNeeded(refusal, Login(login.text))
    }
}

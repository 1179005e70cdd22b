import MitigationModel

/// The building blocks of the scenarios.
struct ScenarioBuilder: Sendable {
    let accountId: String
    let region: String
    let hash: SeededHash
    let identifiers: FindingIdentifier

    init(seed: UInt64, region: String, accountId: String) {
        self.accountId = accountId
        self.region = region
        hash = SeededHash(seed: seed)
        identifiers = FindingIdentifier(hash: hash.branch(0))
    }

    /// The names of the actions, in the order of `definitions`.
    enum Action: String, CaseIterable {
        case quarantineThings = "QuarantineThings"
        case deactivateCerts = "DeactivateCerts"
        case deactivateCA = "DeactivateCA"
        case blankPolicy = "BlankPolicy"
        case enableLogging = "EnableLogging"
        case notifySecurity = "NotifySecurity"
    }

    /// An ARN in the partition of the region.
    func arn(_ service: String, region: String = "", _ resource: String) -> String {
        let partition = self.region.hasPrefix("cn-") ? "aws-cn" : "aws"
        return "arn:\(partition):\(service):\(region):\(accountId):\(resource)"
    }

    /// One action of each of the six types.
    var definitions: [MitigationAction] {
        Action.allCases.enumerated().map { index, action in
            MitigationAction(
                name: action.rawValue, id: uuid(UInt64(index), of: 1),
                roleArn: arn("iam", "role/MitigationRole"), actionParams: parameters(of: action))
        }
    }

    private func parameters(of action: Action) -> MitigationActionParams {
        switch action {
        case .quarantineThings:
            MitigationActionParams(
                addThingsToThingGroupParams: AddThingsToThingGroupParams(
                    thingGroupNames: ["quarantine", "audit-hold"], overrideDynamicGroups: true))
        case .deactivateCerts:
            MitigationActionParams(updateDeviceCertificateParams: UpdateDeviceCertificateParams(action: "DEACTIVATE"))
        case .deactivateCA:
            MitigationActionParams(updateCACertificateParams: UpdateCACertificateParams(action: "DEACTIVATE"))
        case .blankPolicy:
            MitigationActionParams(
                replaceDefaultPolicyVersionParams: ReplaceDefaultPolicyVersionParams(templateName: "BLANK_POLICY"))
        case .enableLogging:
            MitigationActionParams(
                enableIoTLoggingParams: EnableIoTLoggingParams(
                    roleArnForLogging: arn("iam", "role/IoTLoggingRole"), logLevel: "INFO"))
        case .notifySecurity:
            MitigationActionParams(
                publishFindingToSnsParams: PublishFindingToSnsParams(
                    topicArn: arn("sns", region: region, "security-findings")))
        }
    }

    /// A UUID for the `number`th item of a kind.
    func uuid(_ number: UInt64, of kind: UInt64) -> String {
        let part = hash.branch(kind)
        return uuidText(part.value(2 &* number), part.value(2 &* number &+ 1))
    }

    /// The ID of the audit of the `number`th task.
    func auditTaskId(_ number: UInt64) -> String {
        hash.branch(2).hexadecimal(number, words: 2)
    }

    /// The `number`th check: real ones, then names that no version knows yet.
    func check(_ number: Int) -> AuditCheck {
        number < AuditCheck.known.count
            ? AuditCheck.known[number]
            : AuditCheck(
                "FUTURE_CHECK_\(number)_CHECK", .medium, .deviceCertificate,
                ["FUTURE_REASON_\(number)": "A reason that is not known yet."])
    }

    /// A check whose findings are processed between two times in seconds, at a rate that varies with `weights`. By
    /// default the check has weights of its own.
    func plan(
        _ check: AuditCheck, _ actions: [Action], total: UInt64, seconds: ClosedRange<Int64>, number: UInt64,
        weights: [UInt64]? = nil
    ) -> CheckPlan {
        let part = hash.branch(16 + number)
        let weights = weights ?? (0..<12).map { UInt64(part.value($0, in: 5...15)) }
        return CheckPlan(
            check: check, actions: actions.map(\.rawValue), total: total,
            schedule: Schedule(
                total: total, from: seconds.lowerBound * 1000, to: seconds.upperBound * 1000, weights: weights),
            hash: part)
    }
}

extension CheckPlan {
    /// One of every `every` findings fails with one of `causes`, from finding `from` on.
    func failing(every: UInt64, from: UInt64 = 0, until: UInt64 = .max, _ causes: [FailureCause]) -> CheckPlan {
        var plan = self
        let which = Recurrence(from: from, until: until, every: every, hash: hash.branch(3))
        plan.failures = Failures(which: which, causes: causes)
        return plan
    }

    /// The task's filter has `codes` for the check, and excludes one of every `every` findings, or none.
    func filtered(_ codes: [String], skippingOneOf every: UInt64? = nil) -> CheckPlan {
        var plan = self
        plan.filter = codes
        plan.skips = every.map { Recurrence(every: $0, hash: hash.branch(4)) }
        return plan
    }

    /// The audit has `count` more findings, which are suppressed.
    func suppressing(_ count: UInt64) -> CheckPlan {
        var plan = self
        plan.suppressed = count
        return plan
    }

    /// The statistics include the check only from `second` on.
    func appearing(atSecond second: Int64) -> CheckPlan {
        var plan = self
        plan.appears = second * 1000
        return plan
    }

    /// For some seconds the statistics report another total.
    func misreporting(total: UInt64, seconds: Range<Int64>) -> CheckPlan {
        var plan = self
        plan.misreport = Misreport(span: seconds.lowerBound * 1000..<seconds.upperBound * 1000, total: total)
        return plan
    }
}

extension ScenarioBuilder {
    /// The mitigation role lacks the permission for the action.
    func accessDenied(_ call: String, action: Int = 0) -> FailureCause {
        let session = arn("sts", "assumed-role/MitigationRole/IotDeviceDefender")
        return FailureCause(
            action: action, errorCode: "AccessDeniedException",
            message: "User: \(session) is not authorized to perform: \(call)")
    }

    /// A thing group of the action was deleted.
    var groupMissing: FailureCause {
        FailureCause(
            action: 0, errorCode: "InvalidRequestException", message: "Thing group audit-hold does not exist.")
    }

    /// AWS IoT throttled the call.
    func throttled(action: Int = 0) -> FailureCause {
        FailureCause(action: action, errorCode: "ThrottlingException", message: "Rate exceeded")
    }

    /// The resource was deleted after the audit.
    func gone(_ resource: String, action: Int = 0) -> FailureCause {
        FailureCause(
            action: action, errorCode: "ResourceNotFoundException", message: "The \(resource) does not exist.")
    }
}

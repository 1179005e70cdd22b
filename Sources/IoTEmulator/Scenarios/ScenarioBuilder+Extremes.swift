import MitigationModel

extension ScenarioBuilder {
    /// 200 checks: those that exist, then names that no version knows yet. The counts fall from 2^63 - 1 to 1.
    var large: TaskPlan {
        let checks = (0..<200).map { number -> CheckPlan in
            let total = UInt64(Int64.max) >> UInt64(min(number * 63 / 120, 63))
            let begin = mixer.branch(5).value(UInt64(number), in: 0...40)
            let end = mixer.branch(6).value(UInt64(number), in: 100...165)
            return plan(
                self.check(number), [.quarantineThings, .notifySecurity], total: max(total, 1), seconds: begin...end,
                number: UInt64(number)
            )
            .failing(every: 1_000, [throttled(action: 1), groupMissing])
        }
        return task(.large, checks, target: auditTarget(checks))
    }

    /// As many findings as a fleet has devices: in one check, and few in another.
    var fleet: TaskPlan {
        let checks = [
            plan(
                .deviceCertificateExpiring, [.quarantineThings, .deactivateCerts], total: 100_000, seconds: 3...165,
                number: 0
            )
            .failing(
                every: 83, from: 400, until: 100_000,
                [
                    accessDenied("iot:UpdateCertificate", action: 1), accessDenied("iot:UpdateCertificate", action: 1),
                    groupMissing, gone("certificate", action: 1), throttled(),
                ]),
            plan(.policyOverlyPermissive, [.blankPolicy], total: 40, seconds: 10...60, number: 1),
        ]
        return task(.fleet, checks, target: auditTarget(checks))
    }

    /// Every text that AWS does not restrict is made to break a terminal.
    var hostile: TaskPlan {
        let checks = HostileText.all.enumerated().map { number, text -> CheckPlan in
            var check = AuditCheck(
                "HOSTILE_\(number)_\(text)", .high, Self.hostileType(number, text), ["REASON_\(text)": text], stem: text
            )
            check.additionalInfo = ["INFO_\(text)": text]
            var plan = plan(check, [], total: 40, seconds: 2...Int64(60 + 5 * number), number: UInt64(number))
                .failing(every: 2, [FailureCause(action: 0, errorCode: "Code\(text)", message: text)])
                .filtered(["REASON_\(text)"])
            plan.actions = ["Action \(number) \(text)"]
            return plan
        }
        var task = task(.hostile, checks, target: auditTarget(checks))
        task.definitions = HostileText.all.enumerated().map { number, text in
            MitigationAction(
                name: "Action \(number) \(text)", id: text, roleArn: arn("iam", "role/\(text)"),
                actionParams: hostileParameters(number, text))
        }
        return task
    }

    /// Types whose identifiers are free text, and one that no version knows.
    private static func hostileType(_ number: Int, _ text: String) -> ResourceType {
        switch number % 3 {
        case 0: .clientId
        case 1: .iotPolicy
        default: ResourceType(rawValue: "TYPE_\(text)")
        }
    }

    private func hostileParameters(_ number: Int, _ text: String) -> MitigationActionParams {
        switch number % 6 {
        case 0:
            MitigationActionParams(
                addThingsToThingGroupParams: AddThingsToThingGroupParams(
                    thingGroupNames: [text, "quarantine"], overrideDynamicGroups: false))
        case 1: MitigationActionParams(updateDeviceCertificateParams: UpdateDeviceCertificateParams(action: text))
        case 2: MitigationActionParams(updateCACertificateParams: UpdateCACertificateParams(action: text))
        case 3:
            MitigationActionParams(
                replaceDefaultPolicyVersionParams: ReplaceDefaultPolicyVersionParams(templateName: text))
        case 4:
            MitigationActionParams(
                enableIoTLoggingParams: EnableIoTLoggingParams(roleArnForLogging: text, logLevel: text))
        default: MitigationActionParams(publishFindingToSnsParams: PublishFindingToSnsParams(topicArn: text))
        }
    }
}

import FoundationEssentials
import MitigationModel

/// The content of findings. The same address always has the same finding.
extension Account {
    /// The finding at a valid address.
    func finding(at address: FindingAddress) -> AuditFinding {
        let task = tasks[address.task].plan
        let plan = task.checks[address.check]
        let suppressed = plan.outcome(of: address.index) == .suppressed
        let reason = reason(of: address.index, in: plan)
        return AuditFinding(
            findingId: builder.identifiers.identifier(of: address), taskId: task.auditTaskId,
            checkName: plan.check.name, taskStartTime: auditStart(ofTask: address.task),
            findingTime: findingTime(at: address), severity: plan.check.severity,
            nonCompliantResource: resource(of: address.index, in: plan),
            relatedResources: relatedResources(of: address.index, in: plan),
            reasonForNonCompliance: reason?.text, reasonForNonComplianceCode: reason?.code, isSuppressed: suppressed)
    }

    /// When the finding was created: in the hour before the task, during its audit.
    func findingTime(at address: FindingAddress) -> Date {
        let plan = tasks[address.task].plan.checks[address.check]
        let offset = plan.hash.branch(7).value(address.index, in: 60_000...3_000_000)
        return auditStart(ofTask: address.task).addingTimeInterval(Double(offset) / 1000)
    }

    private func auditStart(ofTask position: Int) -> Date {
        date(ofTask: position, at: 0).addingTimeInterval(-3_600)
    }

    /// A reason code of the check: in the filter, unless the task skips the finding for being excluded.
    private func reason(of index: UInt64, in plan: CheckPlan) -> AuditCheck.Reason? {
        let outside = plan.outcome(of: index) == .skipped
        let reasons = plan.check.reasons.filter { reason in
            plan.filter.map { $0.contains(reason.code) != outside } ?? true
        }
        return reasons.isEmpty ? nil : reasons[Int(plan.hash.branch(8).value(index) % UInt64(reasons.count))]
    }

    private func resource(of index: UInt64, in plan: CheckPlan) -> NonCompliantResource {
        let type = plan.check.resourceType
        var info = plan.check.additionalInfo
        switch type {
        case .deviceCertificate, .caCertificate: info["CERTIFICATE_STATUS"] = "ACTIVE"
        case .clientId: info["NUMBER_OF_CONNECTIONS"] = String(plan.hash.branch(9).value(index, in: 2...40))
        default: break
        }
        return NonCompliantResource(
            resourceType: type, resourceIdentifier: identifier(type, of: index, in: plan),
            additionalInfo: info.isEmpty ? nil : info)
    }

    private func relatedResources(of index: UInt64, in plan: CheckPlan) -> [RelatedResource]? {
        switch plan.check.resourceType {
        case .deviceCertificate:
            (0..<2).map { number in
                RelatedResource(
                    resourceType: .clientId,
                    resourceIdentifier: identifier(.clientId, of: index &* 2 &+ number, in: plan),
                    additionalInfo: ["CONNECTION_COUNT": String(number + 1)])
            }
        case .roleAlias:
            [RelatedResource(resourceType: .iamRole, resourceIdentifier: identifier(.iamRole, of: index, in: plan))]
        case .issuerCertificate:
            [
                RelatedResource(
                    resourceType: .deviceCertificate,
                    resourceIdentifier: ResourceIdentifier(
                        deviceCertificateArn: builder.arn(
                            "iot", region: builder.region, "cert/\(plan.hash.hexadecimal(index, words: 4))")))
            ]
        default:
            plan.check.additionalInfo.isEmpty
                ? nil
                : [
                    RelatedResource(
                        resourceType: plan.check.resourceType,
                        resourceIdentifier: identifier(plan.check.resourceType, of: index &+ 1, in: plan),
                        additionalInfo: plan.check.additionalInfo)
                ]
        }
    }

    private func identifier(_ type: ResourceType, of index: UInt64, in plan: CheckPlan) -> ResourceIdentifier {
        let name = "\(plan.check.stem)-\(plan.hash.branch(10).value(index).hexadecimal.suffix(8))"
        switch type {
        case .deviceCertificate: return ResourceIdentifier(deviceCertificateId: plan.hash.hexadecimal(index, words: 4))
        case .caCertificate: return ResourceIdentifier(caCertificateId: plan.hash.hexadecimal(index, words: 4))
        case .iotPolicy:
            return ResourceIdentifier(
                policyVersionIdentifier: PolicyVersionIdentifier(policyName: name, policyVersionId: "1"))
        case .cognitoIdentityPool:
            return ResourceIdentifier(cognitoIdentityPoolId: "\(builder.region):\(builder.uuid(index, of: 11))")
        case .accountSettings: return ResourceIdentifier(account: builder.accountId)
        case .roleAlias:
            return ResourceIdentifier(
                roleAliasArn: builder.arn("iot", region: builder.region, "rolealias/\(name)"))
        case .iamRole: return ResourceIdentifier(iamRoleArn: builder.arn("iam", "role/\(name)"))
        case .issuerCertificate:
            return ResourceIdentifier(
                issuerCertificateIdentifier: IssuerCertificateIdentifier(
                    issuerCertificateSubject: "CN=\(name),O=Example", issuerId: plan.hash.hexadecimal(index, words: 4),
                    issuerCertificateSerialNumber: String(plan.hash.branch(12).value(index).hexadecimal)))
        default: return ResourceIdentifier(clientId: name)
        }
    }
}

/// Which findings a list may contain, before each is examined.
struct FindingScope: Sendable {
    /// Only those of this audit.
    var auditTaskId: String?
    /// Only those of this check.
    var check: CheckName?
    /// Only suppressed findings, or only others.
    var suppressed: Bool?

    func contains(_ plan: TaskPlan) -> Bool {
        auditTaskId.map { $0 == plan.auditTaskId } ?? true
    }

    func indexes(of plan: CheckPlan) -> Range<UInt64> {
        guard check.map({ $0 == plan.check.name }) ?? true else { return 0..<0 }
        return switch suppressed {
        case nil: 0..<plan.listed
        case true?: plan.total..<plan.listed
        case false?: 0..<plan.total
        }
    }
}

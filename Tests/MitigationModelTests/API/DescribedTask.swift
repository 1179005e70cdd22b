import FoundationEssentials
import MitigationModel

/// Decodes JSON like a response of the API.
func decodeTask(_ json: String) throws -> AuditMitigationActionsTask {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    return try decoder.decode(AuditMitigationActionsTask.self, from: Data(json.utf8))
}

/// A response with every member of the page's Response Syntax, and the value that it decodes to.
enum DescribedTask {
    /// The members of the response, by name.
    static let members = [
        "taskStatus": #""IN_PROGRESS""#,
        "startTime": "1563220800.123",
        "endTime": "1563224400",
        "taskStatistics": """
        {"DEVICE_CERTIFICATE_SHARED_CHECK": {"totalFindingsCount": 123, "failedFindingsCount": 1,
         "succeededFindingsCount": 100, "skippedFindingsCount": 2, "canceledFindingsCount": 3}}
        """,
        "target": """
        {"auditTaskId": "0f00c0de", "findingIds": ["f-2", "f-1"],
         "auditCheckToReasonCodeFilter": {"CA_CERTIFICATE_EXPIRING_CHECK":
         ["CERTIFICATE_PAST_EXPIRATION", "CERTIFICATE_APPROACHING_EXPIRATION"]}}
        """,
        "auditCheckToActionsMapping": #"{"DEVICE_CERTIFICATE_SHARED_CHECK": ["Quarantine", "Deactivate", "Announce"]}"#,
        "actionsDefinition": """
        [{"name": "Deactivate", "id": "id-1", "roleArn": "arn:aws:iam::123456789012:role/M",
          "actionParams": {"updateDeviceCertificateParams": {"action": "DEACTIVATE"}}},
         {"name": "DeactivateCA", "actionParams": {"updateCACertificateParams": {"action": "DEACTIVATE"}}},
         {"name": "Quarantine", "actionParams": {"addThingsToThingGroupParams":
          {"thingGroupNames": ["quarantine", "audit-hold"], "overrideDynamicGroups": true}}},
         {"name": "Blank", "actionParams": {"replaceDefaultPolicyVersionParams": {"templateName": "BLANK_POLICY"}}},
         {"name": "Log", "actionParams": {"enableIoTLoggingParams":
          {"roleArnForLogging": "arn:aws:iam::123456789012:role/L", "logLevel": "WARN"}}},
         {"name": "Announce", "actionParams": {"publishFindingToSnsParams":
          {"topicArn": "arn:aws:sns:eu-west-1:123456789012:audit"}}}]
        """,
    ]

    static func json(_ members: [String: String]) -> String {
        "{" + members.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ",") + "}"
    }

    static let value = AuditMitigationActionsTask(
        taskStatus: .inProgress,
        startTime: Date(timeIntervalSince1970: 1_563_220_800.123),
        endTime: Date(timeIntervalSince1970: 1_563_224_400),
        taskStatistics: [
            "DEVICE_CERTIFICATE_SHARED_CHECK": TaskStatisticsForAuditCheck(
                totalFindingsCount: 123, failedFindingsCount: 1, succeededFindingsCount: 100, skippedFindingsCount: 2,
                canceledFindingsCount: 3)
        ],
        target: AuditMitigationActionsTaskTarget(
            auditTaskId: "0f00c0de", findingIds: ["f-2", "f-1"],
            auditCheckToReasonCodeFilter: [
                "CA_CERTIFICATE_EXPIRING_CHECK": ["CERTIFICATE_PAST_EXPIRATION", "CERTIFICATE_APPROACHING_EXPIRATION"]
            ]),
        auditCheckToActionsMapping: ["DEVICE_CERTIFICATE_SHARED_CHECK": ["Quarantine", "Deactivate", "Announce"]],
        actionsDefinition: actions)

    private static let actions = [
        MitigationAction(
            name: "Deactivate", id: "id-1", roleArn: "arn:aws:iam::123456789012:role/M",
            actionParams: MitigationActionParams(updateDeviceCertificateParams: .init(action: "DEACTIVATE"))),
        MitigationAction(
            name: "DeactivateCA",
            actionParams: MitigationActionParams(updateCACertificateParams: .init(action: "DEACTIVATE"))),
        MitigationAction(
            name: "Quarantine",
            actionParams: MitigationActionParams(
                addThingsToThingGroupParams: .init(
                    thingGroupNames: ["quarantine", "audit-hold"], overrideDynamicGroups: true))),
        MitigationAction(
            name: "Blank",
            actionParams: MitigationActionParams(replaceDefaultPolicyVersionParams: .init(templateName: "BLANK_POLICY"))
        ),
        MitigationAction(
            name: "Log",
            actionParams: MitigationActionParams(
                enableIoTLoggingParams: .init(
                    roleArnForLogging: "arn:aws:iam::123456789012:role/L", logLevel: "WARN"))),
        MitigationAction(
            name: "Announce",
            actionParams: MitigationActionParams(
                publishFindingToSnsParams: .init(topicArn: "arn:aws:sns:eu-west-1:123456789012:audit"))),
    ]
}

extension CheckName: ExpressibleByStringLiteral {
    /// The check with this name on the wire.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}

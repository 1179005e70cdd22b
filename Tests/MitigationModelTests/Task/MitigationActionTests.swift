import MitigationModel
import Testing

struct MitigationActionTests {
    @Test(arguments: [
        (
            MitigationActionParams(updateDeviceCertificateParams: UpdateDeviceCertificateParams()),
            "UPDATE_DEVICE_CERTIFICATE"
        ),
        (MitigationActionParams(updateCACertificateParams: UpdateCACertificateParams()), "UPDATE_CA_CERTIFICATE"),
        (
            MitigationActionParams(addThingsToThingGroupParams: AddThingsToThingGroupParams()),
            "ADD_THINGS_TO_THING_GROUP"
        ),
        (
            MitigationActionParams(replaceDefaultPolicyVersionParams: ReplaceDefaultPolicyVersionParams()),
            "REPLACE_DEFAULT_POLICY_VERSION"
        ),
        (MitigationActionParams(enableIoTLoggingParams: EnableIoTLoggingParams()), "ENABLE_IOT_LOGGING"),
        (MitigationActionParams(publishFindingToSnsParams: PublishFindingToSnsParams()), "PUBLISH_FINDING_TO_SNS"),
    ])
    func `the member that is set determines the type`(params: MitigationActionParams, apiName: String) {
        #expect(MitigationAction(actionParams: params).kind.apiName == apiName)
    }

    @Test func `a member that AWS added later is an unknown type`() {
        let action = MitigationAction(actionParams: MitigationActionParams(unknownMembers: ["deleteThingParams"]))
        #expect(action.kind == .unknown(["deleteThingParams"]))
        #expect(action.kind.apiName == nil)
    }

    @Test func `several members at once are all listed`() {
        let params = MitigationActionParams(
            updateDeviceCertificateParams: UpdateDeviceCertificateParams(),
            publishFindingToSnsParams: PublishFindingToSnsParams(), unknownMembers: ["deleteThingParams"])
        let names = ["deleteThingParams", "publishFindingToSnsParams", "updateDeviceCertificateParams"]
        #expect(MitigationAction(actionParams: params).kind == .unknown(names))
    }

    @Test func `without parameters the type is missing`() {
        #expect(MitigationAction().kind == .missing)
        #expect(MitigationAction(actionParams: MitigationActionParams()).kind == .missing)
    }

    @Test func `actions are in the order of the mapping, including undefined names`() {
        let first = MitigationAction(name: "A", id: "1")
        let task = AuditMitigationActionsTask(
            auditCheckToActionsMapping: ["X": ["B", "A", "C"]],
            actionsDefinition: [first, MitigationAction(name: "A", id: "2"), MitigationAction(name: "B", id: "3")])
        let expected: [MappedAction] = [
            .defined(MitigationAction(name: "B", id: "3")), .defined(first), .undefined(name: "C"),
        ]
        #expect(task.actions(for: "X") == expected)
        #expect(task.actions(for: "Y").isEmpty)
        #expect(AuditMitigationActionsTask().actions(for: "X").isEmpty)
    }
}

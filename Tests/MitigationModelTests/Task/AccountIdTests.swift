import MitigationModel
import Testing

struct AccountIdTests {
    @Test(arguments: [
        ("arn:aws:iam::123456789012:role/MitigationRole", "123456789012"),
        ("arn:aws-cn:iam::210987654321:role/path/with:colon", "210987654321"),
        ("arn:aws:iam::12345678901:role/R", nil),
        ("arn:aws:iam::1234567890123:role/R", nil),
        ("arn:aws:iam::12345678901a:role/R", nil),
        ("arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/R", nil),
        ("arn:aws:iam::aws:policy/P", nil),
        ("urn:aws:iam::123456789012:role/R", nil),
        ("arn:aws:iam:123456789012", nil),
        ("", nil),
    ])
    func `a role's ARN names the account only if it is complete`(arn: String, account: String?) {
        #expect(AuditMitigationActionsTask(actionsDefinition: [MitigationAction(roleArn: arn)]).accountId == account)
    }

    @Test func `a role takes precedence over a logging role, and a topic does not count`() {
        let topic = MitigationAction(
            actionParams: MitigationActionParams(
                publishFindingToSnsParams: PublishFindingToSnsParams(topicArn: "arn:aws:sns:eu-west-1:333333333333:t")))
        let logging = MitigationAction(
            actionParams: MitigationActionParams(
                enableIoTLoggingParams: EnableIoTLoggingParams(roleArnForLogging: "arn:aws:iam::222222222222:role/L")))
        let role = MitigationAction(roleArn: "arn:aws:iam::111111111111:role/R")
        #expect(AuditMitigationActionsTask(actionsDefinition: [topic, logging, role]).accountId == "111111111111")
        #expect(AuditMitigationActionsTask(actionsDefinition: [topic, logging]).accountId == "222222222222")
        #expect(AuditMitigationActionsTask(actionsDefinition: [topic]).accountId == nil)
        #expect(AuditMitigationActionsTask().accountId == nil)
    }

    @Test func `a broken ARN does not hide a good one`() {
        let actions = [
            MitigationAction(roleArn: "role"), MitigationAction(roleArn: "arn:aws:iam::111111111111:role/R"),
        ]
        #expect(AuditMitigationActionsTask(actionsDefinition: actions).accountId == "111111111111")
    }
}

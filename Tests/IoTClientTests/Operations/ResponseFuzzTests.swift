import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTClient

/// Valid responses, mutated at random: each is decoded, or is a typed error. The seed and the number of rounds are
/// fixed; MITWATCH_FUZZ_ROUNDS sets another number.
@Suite struct ResponseFuzzTests {
    private static let rounds = Mutation.rounds(1_500)

    private static let task = #"""
        {"taskStatus":"IN_PROGRESS","startTime":1.563220800123E9,"endTime":null,"taskStatistics":{"A_CHECK":
        {"totalFindingsCount":10,"failedFindingsCount":1,"succeededFindingsCount":5,"skippedFindingsCount":0,
        "canceledFindingsCount":0}},"target":{"auditTaskId":"a-1","findingIds":["f"],"auditCheckToReasonCodeFilter":
        {"A_CHECK":["R"]}},"auditCheckToActionsMapping":{"A_CHECK":["one","two"]},"actionsDefinition":[{"name":"one",
        "id":"1","roleArn":"arn:aws:iam::123456789012:role/x","actionParams":{"addThingsToThingGroupParams":
        {"thingGroupNames":["g"],"overrideDynamicGroups":true}}},{"name":"two","actionParams":{"newKind":{"a":[1]}}}]}
        """#
    private static let finding = #"""
        {"findingId":"f","taskId":"a-1","checkName":"A_CHECK","taskStartTime":1563220800,"severity":"HIGH",
        "nonCompliantResource":{"resourceType":"CLIENT_ID","resourceIdentifier":{"clientId":"é\n\u00e9\ud83d\ude00"},
        "additionalInfo":{"k":"v","n":null}},"relatedResources":[{"resourceType":"IAM_ROLE"},null],"isSuppressed":false}
        """#

    private static let snippets = [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-", "1e999", "9223372036854775808", "-0.0", "\\",
        "\\ud800",
        "\u{0}", "\u{FEFF}", "{}", "[[[[[[[[", "\"taskStatus\":", "\u{202E}", "1.5", "0x1", "NaN", "\u{1B}[2J",
    ]

    @Test func `a mutated response is decoded, or is a typed error in one line`() {
        var mutation = Mutation(Self.snippets)
        var counts = (read: 0, refused: 0)
        let list = #"{"findings":[\#(Self.finding)],"nextToken":"t"}"#
        let executions = #"{"actionsExecutions":[{"taskId":"t","status":"FAILED","startTime":1,"message":"m"}]}"#
        for _ in 0..<Self.rounds {
            let outcomes = [
                error(AuditMitigationActionsTask.self, Self.task, &mutation),
                error(AuditFindingsPage.self, list, &mutation),
                error(DescribedAuditFinding.self, #"{"finding":\#(Self.finding)}"#, &mutation),
                error(AuditMitigationActionsExecutionsPage.self, executions, &mutation),
                error(AuditMitigationActionsTasksPage.self, #"{"tasks":[{"taskId":"t","startTime":1}]}"#, &mutation),
            ]
            for outcome in outcomes {
                guard let outcome else {
                    counts.read += 1
                    continue
                }
                counts.refused += 1
                #expect(outcome.excerpt.text.unicodeScalars.count <= 200)
                #expect(!outcome.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
            }
        }
        #expect(counts.read > Self.rounds / 10 && counts.refused > Self.rounds)
    }

    /// The error of a response with one to four mutations; nil if it is decoded.
    private func error<Value: Decodable>(
        _ type: Value.Type, _ text: String, _ mutation: inout Mutation
    ) -> UndecodableResponse? {
        let bytes = mutation.bytes(text)
        do throws(UndecodableResponse) {
            _ = try ResponseDecoder.decode(type, from: HTTPResponse(statusCode: 200, body: Data(bytes)))
            return nil
        } catch {
            return error
        }
    }
}

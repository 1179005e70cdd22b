import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTClient

/// Good answers, changed at random, at the decoder: each is read or is a typed error. The seed is fixed, and so is the number of
/// rounds; MITWATCH_FUZZ_ROUNDS asks for more.
@Suite struct AnswerFuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["MITWATCH_FUZZ_ROUNDS"].flatMap(Int.init) ?? 1_500

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

    /// What mutations put in: what a parser may stumble over.
    private static let snippets = [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-", "1e999", "9223372036854775808", "-0.0", "\\",
        "\\ud800",
        "\u{0}", "\u{FEFF}", "{}", "[[[[[[[[", "\"taskStatus\":", "\u{202E}", "1.5", "0x1", "NaN", "\u{1B}[2J",
    ].map { Array($0.utf8) }

    @Test func `a changed answer is read or is a typed error in one line`() {
        var random = SplitMix64(state: 0x6D69_7477_6174_6368)
        var counts = (read: 0, refused: 0)
        let list = #"{"findings":[\#(Self.finding)],"nextToken":"t"}"#
        let executions = #"{"actionsExecutions":[{"taskId":"t","status":"FAILED","startTime":1,"message":"m"}]}"#
        for _ in 0..<Self.rounds {
            let outcomes = [
                error(AuditMitigationActionsTask.self, Self.task, &random),
                error(AuditFindingsPage.self, list, &random),
                error(DescribedAuditFinding.self, #"{"finding":\#(Self.finding)}"#, &random),
                error(AuditMitigationActionsExecutionsPage.self, executions, &random),
                error(AuditMitigationActionsTasksPage.self, #"{"tasks":[{"taskId":"t","startTime":1}]}"#, &random),
            ]
            for outcome in outcomes {
                guard let outcome else {
                    counts.read += 1
                    continue
                }
                counts.refused += 1
                #expect(outcome.excerpt.unicodeScalars.count <= 200)
                #expect(!outcome.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
            }
        }
        #expect(counts.read > Self.rounds / 10 && counts.refused > Self.rounds)
    }

    /// The error of an answer that is changed in one to four places; nil if it is still read.
    private func error<Value: Decodable>(
        _ type: Value.Type, _ text: String, _ random: inout SplitMix64
    ) -> UndecodableAnswer? {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            mutate(&bytes, &random)
        }
        do throws(UndecodableAnswer) {
            _ = try AnswerDecoder.decode(type, from: HTTPResponse(statusCode: 200, body: Data(bytes)))
            return nil
        } catch {
            return error
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3: bytes.removeSubrange(end...)
        case 4: bytes.insert(contentsOf: Self.snippets.randomElement(using: &random) ?? [], at: start)
        default: bytes[start] = UInt8.random(in: 0x20...0x7E, using: &random)
        }
    }
}

/// Sebastiano Vigna's generator: the same numbers on every machine.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

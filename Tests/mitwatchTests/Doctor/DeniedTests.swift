import PseudoTerminal
import Screen
import Testing

/// How `mitwatch doctor` reports servers that reject calls or respond incorrectly.
struct DeniedTests {
    private static let denied = """
        {"message": "User: arn:aws:iam::123456789012:user/ops is not authorized to perform this: \
        key AKIAIOSFODNN7EXAMPLE \\u001b[2J \\u202e and \(String(repeating: "a very long word ", count: 40))"}
        """

    private static func environment(_ service: LoopbackService) -> [String: String] {
        [
            "AWS_ENDPOINT_URL": service.url, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": "secret", "AWS_MAX_ATTEMPTS": "1",
        ]
    }

    private static func lines(_ service: LoopbackService) throws -> [String] {
        let program = try Program.startPiped(["doctor"], environment: environment(service))
        #expect(program.waitForEnd() == .exited(1))
        #expect(!program.output.contains(0x1B))
        return program.outputLines
    }

    /// Only findings are denied, and the account has no tasks.
    private static func refusesFindings(_ request: LoopbackService.Request) -> LoopbackService.Reaction {
        if request.target == "POST /audit/findings" {
            return .answer(denied.replacing("}", with: #", "__type": "AccessDeniedException"}"#), status: 403)
        }
        if request.target.contains("executions") { return .answer(#"{"actionsExecutions": []}"#) }
        if request.target.contains("tasks?") { return .answer(#"{"tasks": []}"#) }
        return .answer(
            #"{"__type": "ResourceNotFoundException", "message": "none"}"#, status: 404)
    }

    @Test func `a denied operation names its permission, and the others are still called`() async throws {
        try await LoopbackService.run({ Self.refusesFindings($0) }) { service in
            let lines = try Self.lines(service)
            #expect(
                lines.filter { $0.hasPrefix("✗") } == [
                    "✗ FAIL     ListAuditFindings                     access denied"
                ])
            #expect(lines.contains("           To fix: add the permission iot:ListAuditFindings"))
            #expect(lines.filter { $0.hasSuffix("  allowed (no data to read)") }.count == 2)
            #expect(service.requests.count == 5)
        }
    }

    @Test func `a message of a server is sanitized, fits 80 columns and shows no key`() async throws {
        try await LoopbackService.run({ Self.refusesFindings($0) }) { service in
            let lines = try Self.lines(service)
            #expect(lines.contains { $0.contains("AWS: AccessDeniedException: User:") })
            #expect(lines.contains { $0.contains("arn:aws:iam::123456789012:user/ops") })
            #expect(lines.filter { DisplayText.columns(of: $0) > 80 } == [])
            #expect(lines.filter { DisplayText.fitted($0, to: .max) != $0 } == [])
            #expect(!lines.joined().contains("AKIAIOSFODNN7EXAMPLE"))
        }
    }

    @Test func `a page of HTML is an unexpected response, and is reported once`() async throws {
        try await LoopbackService.run({ _ in .answer("<html>log in</html>", type: "text/html") }) { service in
            let lines = try Self.lines(service)
            #expect(
                lines.filter { $0.hasPrefix("✗") } == [
                    "✗ FAIL     ListAuditMitigationActionsTasks       unexpected response"
                ])
            #expect(service.requests.count == 1)
        }
    }
}

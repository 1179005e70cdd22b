import FoundationEssentials
import IoTClient
import MitigationModel
import Testing

@Suite struct IoTClientTests {
    @Test func `a task is requested with one signed GET`() async throws {
        let transport = CannedTransport(.text("{}"))
        _ = try await IoTClient.example(transport).describeAuditMitigationActionsTask(taskId: "quarantine-0412")
        let request = try #require(transport.requests.first)
        #expect(transport.requests.count == 1)
        #expect(request.method == .get)
        #expect(
            request.url == "https://iot.eu-west-1.amazonaws.com/audit/mitigationactions/tasks/quarantine-0412")
        #expect(request.headers["X-Amz-Date"] == "20251123T150405Z")
        #expect(request.headers["amz-sdk-invocation-id"] == "00000000-0000-4000-8000-000000000000")
        #expect(request.headers["amz-sdk-request"] == "attempt=1; max=1")
        #expect(
            request.headers["Authorization"]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20251123/eu-west-1/iot/aws4_request, "
                + "SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;host;x-amz-date, "
                + "Signature=1cce20e379de35a850079406658b19574f64951cafbd56c6f8b9a584bbbd1b20")
        #expect(request.body.isEmpty)
    }

    @Test func `a response has the value, its members, the request ID and the server's time`() async throws {
        let sent = HTTPResponse.text(
            #"{"taskStatus": "IN_PROGRESS", "startTime": 1.563220800123E9}"#,
            ["x-amzn-RequestId": "r-1", "date": "Sun, 23 Nov 2025 15:04:07 GMT"])
        let response = try await IoTClient.example(CannedTransport(sent))
            .describeAuditMitigationActionsTask(taskId: "t")
        #expect(response.taskStatus == .inProgress)
        #expect(
            response
                == Response(
                    value: AuditMitigationActionsTask(
                        taskStatus: .inProgress, startTime: Date(timeIntervalSince1970: 1_563_220_800.123)),
                    requestId: "r-1", serverDate: Date(timeIntervalSince1970: 1_763_910_247)))
    }

    @Test func `a path prefix is kept`() async throws {
        let transport = CannedTransport(.text("{}"))
        _ = try await IoTClient.example(transport, url: "http://127.0.0.1:9/a%2Fb/")
            .describeAuditMitigationActionsTask(taskId: "-t_1")
        #expect(
            transport.requests.map(\.url) == ["http://127.0.0.1:9/a%2Fb/audit/mitigationactions/tasks/-t_1"])
    }

    @Test func `an invalid ID is rejected, and nothing is sent`() async throws {
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(transport)
        await #expect(throws: IoTError.invalidTaskId(.illegalCharacter("/", position: 1))) {
            try await client.describeAuditMitigationActionsTask(taskId: "a/../b")
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func `without credentials nothing is sent`() async throws {
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(transport, credentials: EnvironmentCredentials(environment: [:]))
        let problem = CredentialsError.notConfigured(
            source: "environment variables", reason: .variable("AWS_ACCESS_KEY_ID"))
        #expect(await client.refusal() == .credentials(problem))
        #expect(transport.requests.isEmpty)
    }

    @Test func `a transport error is passed on unchanged`() async throws {
        let problem = TransportError(host: "h", port: 443, reason: .connectionReset)
        let transport = CannedTransport { _ throws(TransportError) in throw problem }
        #expect(try await IoTClient.example(transport).refusal() == .transport(problem))
    }

    @Test func `a canceled exchange is reported as canceled`() async throws {
        let transport = CannedTransport { _ throws(TransportError) in
            throw TransportError(host: "h", port: 443, reason: .cancelled)
        }
        #expect(try await IoTClient.example(transport).refusal() == .cancelled)
    }

    @Test func `a task that is canceled before it starts sends nothing`() async throws {
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(transport)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await client.refusal()
        }
        #expect(await task.value == .cancelled)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a printed request shows neither the signature nor the session token`() async throws {
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(transport, credentials: StaticCredentials(.example(token: "tokenX")))
        _ = try await client.describeAuditMitigationActionsTask(taskId: "t")
        let request = try #require(transport.requests.first)
        var text = "\(request) \(String(reflecting: request))"
        dump(request, to: &text)
        dump(client, to: &text)
        #expect(request.headers["X-Amz-Security-Token"] == "tokenX")
        #expect(!text.contains("tokenX") && !text.contains("Signature=") && !text.contains("wJalrXUtnFEMI"))
    }
}

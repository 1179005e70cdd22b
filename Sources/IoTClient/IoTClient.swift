import FoundationEssentials
import MitigationModel

/// A client of AWS IoT for one region, account and endpoint.
///
/// Each call is one attempt. When to try again is the caller's decision: `IoTError.isRetryable` tells where it makes sense.
public struct IoTClient: Sendable {
    /// The region whose tasks are asked for, and for which requests are signed.
    public let region: Region
    /// Where requests go.
    public let endpoint: Endpoint
    private let credentials: any CredentialsSource
    private let transport: any HTTPTransport
    private let now: @Sendable () -> Date

    /// A client that signs with what `credentials` gives at the time `now`, and sends through `transport`.
    public init(
        region: Region, endpoint: Endpoint, credentials: any CredentialsSource, transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date
    ) {
        self.region = region
        self.endpoint = endpoint
        self.credentials = credentials
        self.transport = transport
        self.now = now
    }

    /// DescribeAuditMitigationActionsTask: what a task does, to which findings, and how far it is.
    ///
    /// The id is checked against the API's pattern before anything is sent. Cancelling the task that awaits this ends the
    /// request at once with `IoTError.cancelled`.
    public func describeAuditMitigationActionsTask(
        taskId: String
    ) async throws(IoTError) -> Reply<AuditMitigationActionsTask> {
        do throws(TaskIdProblem) {
            try TaskId.validate(taskId)
        } catch {
            throw .invalidTaskId(error)
        }
        let segments = ["audit", "mitigationactions", "tasks", taskId]
        return try await call(HTTPRequest(method: .get, endpoint: endpoint, segments: segments))
    }

    private func call<Value: Decodable & Sendable>(_ request: HTTPRequest) async throws(IoTError) -> Reply<Value> {
        let response = try await send(try await sign(request))
        guard response.isSuccess else { throw IoTError(refusal: response) }
        do throws(UndecodableAnswer) {
            let value = try AnswerDecoder.decode(Value.self, from: response)
            return Reply(value: value, requestId: response.requestId, serverDate: response.serverDate)
        } catch {
            throw .undecodable(error)
        }
    }

    private func sign(_ request: HTTPRequest) async throws(IoTError) -> HTTPRequest {
        do throws(CredentialsProblem) {
            let signer = SignatureV4(
                credentials: try await credentials.credentials(), region: region.rawValue, service: "iot", date: now())
            return signer.signed(request)
        } catch {
            throw Task.isCancelled ? .cancelled : .credentials(error)
        }
    }

    private func send(_ request: HTTPRequest) async throws(IoTError) -> HTTPResponse {
        guard !Task.isCancelled else { throw .cancelled }
        do throws(TransportProblem) {
            return try await transport.send(request)
        } catch {
            throw error.reason == .cancelled ? .cancelled : .transport(error)
        }
    }
}

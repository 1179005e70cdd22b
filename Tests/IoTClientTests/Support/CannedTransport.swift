import FoundationEssentials
import IoTClient
import Synchronization

/// A transport without a network. It returns canned responses and records the requests.
final class CannedTransport: HTTPTransport {
    /// The outcome of a request.
    enum Outcome {
        case answer(HTTPResponse)
        case failure(TransportError.Reason)
    }

    private let answer: @Sendable (HTTPRequest) async throws(TransportError) -> HTTPResponse
    private let log = Mutex<[HTTPRequest]>([])

    init(_ answer: @escaping @Sendable (HTTPRequest) async throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    convenience init(_ response: HTTPResponse) {
        self.init { _ throws(TransportError) in response }
    }

    /// Returns these in turn, and then the last one again.
    convenience init(inTurn outcomes: [Outcome]) {
        let count = Mutex(0)
        self.init { _ throws(TransportError) in
            let number = count.withLock { count in
                defer { count += 1 }
                return count
            }
            switch outcomes[min(number, outcomes.count - 1)] {
            case .answer(let response): return response
            case .failure(let reason): throw TransportError(host: "h", port: 443, reason: reason)
            }
        }
    }

    var requests: [HTTPRequest] {
        log.withLock(\.self)
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        log.withLock { $0.append(request) }
        return try await answer(request)
    }
}

extension HTTPResponse {
    /// A response with a text body (default: JSON).
    static func text(_ body: String, status: Int = 200, _ headers: HeaderFields = [:]) -> HTTPResponse {
        var fields = headers
        if fields["Content-Type"] == nil {
            fields.append(name: "Content-Type", value: "application/json")
        }
        return HTTPResponse(statusCode: status, headers: fields, body: Data(body.utf8))
    }
}

extension IoTClient {
    /// A client of eu-west-1 with AWS's example key at 2025-11-23T15:04:05Z.
    static func example(
        _ transport: any HTTPTransport, url: String = "https://iot.eu-west-1.amazonaws.com",
        credentials: any CredentialsSource = StaticCredentials(.example()), limiter: RateLimiter? = nil,
        clock: ServerClock = ServerClock(), random: UInt64 = 0,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { _ in }
    ) throws -> IoTClient {
        IoTClient(
            region: try Region("eu-west-1"), endpoint: try Endpoint(url: url), credentials: credentials,
            transport: transport, limiter: limiter, now: { Date(timeIntervalSince1970: 1_763_910_245) },
            clock: clock, sleep: sleep, random: { random })
    }

    /// The error of a call for any task.
    func refusal() async -> IoTError? {
        do throws(IoTError) {
            _ = try await describeAuditMitigationActionsTask(taskId: "quarantine-0412")
            return nil
        } catch {
            return error
        }
    }
}

/// Records values.
final class Record<Element: Sendable>: Sendable {
    private let log = Mutex<[Element]>([])

    var elements: [Element] {
        log.withLock(\.self)
    }

    func append(_ element: Element) {
        log.withLock { $0.append(element) }
    }
}

extension Credentials {
    /// The key of AWS's examples.
    static func example(token: String? = nil) -> Credentials {
        Credentials(
            accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            sessionToken: token)
    }
}

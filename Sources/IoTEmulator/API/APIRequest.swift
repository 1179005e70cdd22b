import FoundationEssentials

/// A complete request.
struct APIRequest: Sendable {
    let method: String
    /// The path as sent, percent-encoded.
    let path: String
    /// The query as sent, percent-encoded. Empty if there is none.
    let query: String
    /// In the order received.
    let headers: [Header]
    let body: [UInt8]

    struct Header: Sendable {
        /// In lower case.
        let name: String
        let value: String
    }

    /// The values of the header `name`, given in lower case.
    func values(ofHeader name: String) -> [String] {
        headers.filter { $0.name == name }.map(\.value)
    }

    /// The query's items, decoded, in the order received.
    var queryItems: [(name: String, value: String)] {
        query.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (PercentCoding.decode(parts[0]), parts.count > 1 ? PercentCoding.decode(parts[1]) : "")
        }
    }
}

/// A response, before the headers that all responses have.
struct APIResponse: Sendable {
    let status: Int
    var contentType = "application/json"
    /// `x-amzn-ErrorType`, on errors.
    var errorType: String?
    /// Nil if the body does not have it: then the emulator gives the response an ID.
    var requestId: String?
    /// Nil is the server's clock.
    var date: Date?
    /// The `Location` of a redirect.
    var location: String?
    let body: [UInt8]

    /// The requested content.
    static func ok(_ body: [UInt8]) -> APIResponse {
        APIResponse(status: 200, body: body)
    }

    /// An error in the form of AWS's REST-JSON services: the code in a header, the message in the body.
    static func error(_ error: ServiceError) -> APIResponse {
        APIResponse(
            status: error.status, errorType: error.code,
            body: JSONWriter.object { $0.member("message", error.message) })
    }
}

/// The reaction to a request.
enum Reaction: Sendable {
    case respond(APIResponse)
    /// The headers announce the whole body, but the connection ends within it.
    case truncate(APIResponse)
    /// Nothing is sent. The connection stays open until the client or the emulator ends it.
    case hang
    /// The connection is reset without a response.
    case reset
}

/// The operation of a request, by its method and path.
enum Operation: Hashable, Sendable {
    case describeAuditMitigationActionsTask(taskId: String)
    case listAuditMitigationActionsTasks
    case listAuditMitigationActionsExecutions
    case listAuditFindings
    case describeAuditFinding(findingId: String)
    case cancelAuditMitigationActionsTask(taskId: String)

    /// Nil for anything that is not an operation of the emulator.
    init?(_ request: APIRequest) {
        let segments = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { PercentCoding.decode($0) }
        switch (request.method, segments.count, segments.first) {
        case ("GET", 3, "audit") where segments.dropFirst() == ["mitigationactions", "tasks"]:
            self = .listAuditMitigationActionsTasks
        case ("GET", 3, "audit") where segments.dropFirst() == ["mitigationactions", "executions"]:
            self = .listAuditMitigationActionsExecutions
        case ("GET", 4, "audit") where segments[1...2] == ["mitigationactions", "tasks"]:
            self = .describeAuditMitigationActionsTask(taskId: segments[3])
        case ("PUT", 5, "audit") where segments[1...2] == ["mitigationactions", "tasks"] && segments[4] == "cancel":
            self = .cancelAuditMitigationActionsTask(taskId: segments[3])
        case ("POST", 2, "audit") where segments[1] == "findings":
            self = .listAuditFindings
        case ("GET", 3, "audit") where segments[1] == "findings":
            self = .describeAuditFinding(findingId: segments[2])
        default: return nil
        }
    }

    /// The API's name of the operation.
    var name: String {
        switch self {
        case .describeAuditMitigationActionsTask: "DescribeAuditMitigationActionsTask"
        case .listAuditMitigationActionsTasks: "ListAuditMitigationActionsTasks"
        case .listAuditMitigationActionsExecutions: "ListAuditMitigationActionsExecutions"
        case .listAuditFindings: "ListAuditFindings"
        case .describeAuditFinding: "DescribeAuditFinding"
        case .cancelAuditMitigationActionsTask: "CancelAuditMitigationActionsTask"
        }
    }
}

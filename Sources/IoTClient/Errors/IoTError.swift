/// Why a call failed. The cases hold facts and no secrets.
public enum IoTError: Error, Hashable, Sendable {
    /// Nothing was sent: the task ID is not valid.
    case invalidTaskId(TaskIdError)
    /// Nothing was sent: the finding ID is not valid. The rule is the same as for task IDs.
    case invalidFindingId(TaskIdError)
    /// Nothing was sent: there are no usable credentials.
    case credentials(CredentialsError)
    /// There was no response.
    case transport(TransportError)
    /// InvalidRequestException: AWS rejected the contents of the request.
    case invalidRequest(ServiceFault)
    /// ResourceNotFoundException: the task does not exist in this region and account. Tasks are kept for 90 days.
    case resourceNotFound(ServiceFault)
    /// ThrottlingException: too many requests.
    case throttling(ServiceFault)
    /// InternalFailureException: AWS failed.
    case internalFailure(ServiceFault)
    /// One of the errors that every AWS service may return.
    case common(CommonFault, ServiceFault)
    /// Any other rejection.
    case otherService(ServiceFault)
    /// The response has a status of success, but cannot be decoded.
    case undecodable(UndecodableResponse)
    /// A list returned the same `nextToken` twice, and so would never end.
    case repeatedNextToken(requestId: SanitizedText?)
    /// A list returned this number of empty pages in a row, each with another `nextToken`, and seems never to end.
    case emptyPages(Int, requestId: SanitizedText?)
    /// The Swift task was canceled.
    case cancelled
}

extension IoTError {
    /// Classifies a rejection by its code, or by its status if there is no code. A status never means that a task does
    /// not exist: a 404 may come from a proxy.
    init(refusal response: HTTPResponse) {
        let fault = ServiceFault(response)
        switch fault.code {
        case "InvalidRequestException":
            self = .invalidRequest(fault)
        case "ResourceNotFoundException":
            self = .resourceNotFound(fault)
        case _ where fault.isThrottling:
            self = .throttling(fault)
        case "InternalFailureException", "InternalFailure", "InternalServerError", "InternalServerException", "500":
            self = .internalFailure(fault)
        default:
            self = CommonFault(fault).map { .common($0, fault) } ?? .otherService(fault)
        }
    }

    /// What AWS reported, if AWS rejected the call, or the request for its credentials.
    public var fault: ServiceFault? {
        switch self {
        case .credentials(.broken(_, .exchange(_, .refused(let fault)))):
            fault
        case .invalidRequest(let fault), .resourceNotFound(let fault), .throttling(let fault),
            .internalFailure(let fault), .common(_, let fault), .otherService(let fault):
            fault
        case .invalidTaskId, .invalidFindingId, .credentials, .transport, .undecodable, .repeatedNextToken, .emptyPages,
            .cancelled:
            nil
        }
    }

    /// AWS's code for the error, if AWS rejected the call.
    public var code: SanitizedText? {
        fault?.code
    }

    /// The HTTP status, if there was a response.
    public var statusCode: Int? {
        if case .undecodable(let answer) = self { answer.statusCode } else { fault?.statusCode }
    }

    /// The request ID, if there was a response.
    public var requestId: SanitizedText? {
        switch self {
        case .undecodable(let answer): answer.requestId
        case .repeatedNextToken(let requestId), .emptyPages(_, let requestId): requestId
        default: fault?.requestId
        }
    }

    /// Whether the failure may be transient: throttling, failures of the server or a gateway (500, 502, 503, 504), most
    /// network failures and undecodable responses; also for a server that gives credentials. Do not repeat a
    /// call that changes something for this reason: the outcome of a cancel request may be unknown.
    public var isRetryable: Bool {
        switch self {
        case .credentials(.broken(_, .exchange(_, let failure))):
            failure.isRetryable
        case .throttling, .internalFailure, .common(.serviceUnavailable, _), .undecodable:
            true
        case .transport(let problem):
            problem.isRetryable
        case .otherService(let fault):
            fault.isTransient
        case .invalidTaskId, .invalidFindingId, .credentials, .invalidRequest, .resourceNotFound, .common,
            .repeatedNextToken, .emptyPages, .cancelled:
            false
        }
    }
}

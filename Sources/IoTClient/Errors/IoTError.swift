/// Why a call gave no value. The cases hold facts and no secrets; how to word them is a view's matter.
public enum IoTError: Error, Hashable, Sendable {
    /// Nothing was sent: the task id cannot be one.
    case invalidTaskId(TaskIdError)
    /// Nothing was sent: the finding id cannot be one. The rule is that of task ids.
    case invalidFindingId(TaskIdError)
    /// Nothing was sent: there are no usable credentials.
    case credentials(CredentialsError)
    /// No answer was received.
    case transport(TransportError)
    /// InvalidRequestException: AWS does not accept the contents of the request.
    case invalidRequest(ServiceFault)
    /// ResourceNotFoundException: AWS knows no such task in this region and account; tasks are kept 90 days.
    case resourceNotFound(ServiceFault)
    /// ThrottlingException: too many requests.
    case throttling(ServiceFault)
    /// InternalFailureException: AWS failed.
    case internalFailure(ServiceFault)
    /// One of the errors that every AWS service may answer.
    case common(CommonFault, ServiceFault)
    /// A refusal that none of the cases above describes.
    case otherService(ServiceFault)
    /// The answer says that it succeeded, but cannot be read.
    case undecodable(UndecodableResponse)
    /// A list gave a `nextToken` that it had given before, and so would never end.
    case repeatedNextToken(requestId: SanitizedText?)
    /// A list gave so many pages without entries in a row, each with another `nextToken`, and seems never to end.
    case emptyPages(Int, requestId: SanitizedText?)
    /// The task was cancelled.
    case cancelled
}

extension IoTError {
    /// Sorts a refusal by its code. The status decides only where there is no code, and then never that a task does not exist:
    /// a proxy's 404 says nothing about tasks.
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

    /// What AWS said, if it was AWS that refused: the call, or to give the credentials for it.
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

    /// AWS's code for the error, if it was AWS that refused.
    public var code: SanitizedText? {
        fault?.code
    }

    /// The HTTP status, if there was an answer.
    public var statusCode: Int? {
        if case .undecodable(let answer) = self { answer.statusCode } else { fault?.statusCode }
    }

    /// The id under which AWS knows the request, if there was an answer.
    public var requestId: SanitizedText? {
        switch self {
        case .undecodable(let answer): answer.requestId
        case .repeatedNextToken(let requestId), .emptyPages(_, let requestId): requestId
        default: fault?.requestId
        }
    }

    /// Whether the same call may succeed a moment later with nothing changed: throttling, failures of the server or of a gateway
    /// before it (500, 502, 503, 504), most failures on the way, and answers that cannot be read; for credentials too, where a
    /// server was to give them. It says nothing of a call that changes something: whether a cancel was carried out may not be known.
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

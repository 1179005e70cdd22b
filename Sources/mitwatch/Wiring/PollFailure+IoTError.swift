import Dashboard
import IoTClient

extension PollFailure {
    /// What a failed call means for the watch.
    init(_ error: IoTError) {
        self.init(
            kind: Kind(error), code: error.fault?.code, message: error.fault?.message, requestId: error.requestId,
            statusCode: error.statusCode, retryAfter: error.fault?.retryAfter, serverDate: error.fault?.serverDate)
    }
}

extension PollFailure.Kind {
    fileprivate init(_ error: IoTError) {
        switch error {
        case .resourceNotFound: self = .notFound
        case .invalidRequest, .invalidTaskId, .invalidFindingId: self = .invalidRequest
        case .throttling: self = .throttled
        case .internalFailure: self = .serverError
        case .common(let fault, _): self = Self(fault)
        case .otherService(let fault): self = (500...599).contains(fault.statusCode) ? .serverError : .other
        case .credentials(let problem): self = .noCredentials(problem.refusals)
        case .transport(let problem): self = .noAnswer(problem.wayAndReason)
        case .undecodable(let answer): self = .undecodable(answer.description)
        case .repeatedNextToken: self = .undecodable(error.description)
        case .cancelled: self = .noAnswer("cancelled")
        }
    }

    private init(_ fault: CommonFault) {
        switch fault {
        case .accessDenied, .subscriptionRequired: self = .accessDenied
        case .badSignature, .missingAuthentication, .unknownKey: self = .credentialsRefused
        case .clockSkew: self = .clockSkew
        case .expiredToken: self = .credentialsExpired
        case .serviceUnavailable: self = .serverError
        }
    }
}

extension TransportProblem {
    /// Without the server, which the screen names elsewhere.
    fileprivate var wayAndReason: String {
        proxy.map { "proxy \($0): \(reason)" } ?? reason.description
    }
}

extension CredentialsProblem {
    /// Each source that was asked, with its reason.
    fileprivate var refusals: [PollFailure.SourceRefusal] {
        switch self {
        case .notConfigured(let source, let reason):
            [PollFailure.SourceRefusal(source: source, reason: reason.description)]
        case .broken(let source, let reason):
            [PollFailure.SourceRefusal(source: source, reason: reason.description)]
        case .noneFound(let problems):
            problems.flatMap(\.refusals)
        }
    }
}

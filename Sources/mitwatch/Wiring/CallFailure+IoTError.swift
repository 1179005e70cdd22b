import Dashboard
import IoTClient

extension CallFailure {
    /// What a failed call means for the watch.
    init(_ error: IoTError) {
        self.init(
            kind: Kind(error), code: error.fault?.awsCode, message: error.fault?.message, requestId: error.requestId,
            statusCode: error.statusCode, retryAfter: error.fault?.retryAfter, serverDate: error.fault?.serverDate,
            server: error.silentServer)
    }
}

extension IoTError {
    /// The server that gave no answer. What came of a source of credentials names its own.
    fileprivate var silentServer: String? {
        guard case .transport(let problem) = self else { return nil }
        return problem.isAnswered ? nil : problem.server
    }
}

extension CallFailure.Kind {
    fileprivate init(_ error: IoTError) {
        switch error {
        case .resourceNotFound: self = .notFound
        case .invalidRequest, .invalidTaskId, .invalidFindingId: self = .invalidRequest
        case .throttling: self = .throttled
        case .internalFailure: self = .serverError
        case .common(let fault, _): self = Self(fault)
        case .otherService(let fault): self = fault.isServerError ? .serverError : .other
        case .credentials(let problem): self = problem.kind
        case .transport(let problem): self = Self(problem)
        case .undecodable(let answer): self = .undecodable(answer.description)
        case .repeatedNextToken, .emptyPages: self = .undecodable(error.description)
        case .cancelled: self = .noAnswer("cancelled")
        }
    }

    /// An answer that came, but is no answer of the API, is another matter than none.
    private init(_ problem: TransportProblem) {
        self = problem.isAnswered ? .undecodable(problem.wayAndReason) : .noAnswer(problem.wayAndReason)
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
    /// Whether something came.
    fileprivate var isAnswered: Bool {
        switch reason {
        case .malformedAnswer, .bodyTooLarge: true
        default: false
        }
    }

    /// With its port where that is not the one of https.
    fileprivate var server: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == 443 ? name : "\(name):\(port)"
    }

    /// Without the server, which the screen names elsewhere.
    fileprivate var wayAndReason: String {
        proxy.map { "proxy \($0): \(reason)" } ?? reason.description
    }
}

extension CredentialsProblem {
    /// A source that is configured but broken is to be mended, one that only did not answer is to be asked again; else any
    /// source will do.
    fileprivate var kind: CallFailure.Kind {
        switch self {
        case .broken(let source, .exchange(.transport(let problem))):
            .noAnswer("\(source): \(problem)")
        case .broken(_, .exchange(.refused(let fault))) where fault.isThrottling:
            .throttled
        case .broken(_, .exchange(.refused(let fault))) where fault.isServerError:
            .serverError
        case .broken(let source, .signInAgain(let profile, let reason)):
            .signInNeeded(
                CallFailure.SourceRefusal(source: source, reason: reason.description),
                command: profile == "default" ? "aws sso login" : "aws sso login --profile \(profile)")
        case .broken(let source, let reason):
            .brokenCredentials(CallFailure.SourceRefusal(source: source, reason: reason.description))
        case .notConfigured, .noneFound:
            .noCredentials(refusals)
        }
    }

    /// Each source that was asked, with its reason.
    private var refusals: [CallFailure.SourceRefusal] {
        switch self {
        case .notConfigured(let source, let reason):
            [CallFailure.SourceRefusal(source: source, reason: reason.description)]
        case .broken(let source, let reason):
            [CallFailure.SourceRefusal(source: source, reason: reason.description)]
        case .noneFound(let problems):
            problems.flatMap(\.refusals)
        }
    }
}

extension ServiceFault {
    /// Whether the error is on the server's side, by its status.
    fileprivate var isServerError: Bool {
        (500...599).contains(statusCode)
    }

    /// The code, if AWS named one: a proxy's answer has none, and then the client module gives the status in its place.
    fileprivate var awsCode: String? {
        code == String(statusCode) ? nil : code
    }
}

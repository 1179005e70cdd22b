import Dashboard
import IoTClient

extension CallFailure {
    /// Converts the error of a failed call.
    init(_ error: IoTError) {
        self.init(
            kind: Kind(error), code: error.fault?.awsCode, message: error.fault?.message?.text,
            requestId: error.requestId?.text,
            statusCode: error.statusCode, retryAfter: error.fault?.retryAfter, serverDate: error.fault?.serverDate,
            server: error.silentServer, service: error.failedService?.description)
    }
}

extension IoTError {
    /// The server that gave no response.
    fileprivate var silentServer: String? {
        switch self {
        case .transport(let problem), .credentials(.broken(_, .exchange(_, .transport(let problem)))):
            problem.isAnswered ? nil : problem.server
        default: nil
        }
    }

    /// The service of the credentials that failed.
    fileprivate var failedService: CredentialsService? {
        guard case .credentials(.broken(_, .exchange(let service, let failure))) = self else { return nil }
        return CallFailure.Kind(transient: failure) == nil ? nil : service
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
        case .undecodable, .repeatedNextToken, .emptyPages: self = .undecodable(error.descriptionWithoutRequestId)
        case .cancelled: self = .noAnswer("cancelled")
        }
    }

    /// An invalid response is a different failure from none.
    fileprivate init(_ problem: TransportError) {
        if case .tlsFailed(let failure) = problem.reason {
            self = .notSecure(problem.proxy.map { "proxy \($0): \(failure)" } ?? failure.description, fix: failure.fix)
        } else {
            self = problem.isAnswered ? .undecodable(problem.wayAndReason) : .noAnswer(problem.wayAndReason)
        }
    }

    /// The kind of a credentials service's failure; nil if the operator must fix it.
    fileprivate init?(transient failure: ExchangeFailure) {
        switch failure {
        case .transport(let problem): self = Self(problem)
        case .refused(let fault) where fault.isThrottling: self = .throttled
        case .refused(let fault) where fault.isServerError || fault.isTransient: self = .serverError
        case .refused: return nil
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

extension TransportError {
    /// Whether there was a response.
    fileprivate var isAnswered: Bool {
        switch reason {
        case .malformedResponse, .bodyTooLarge: true
        default: false
        }
    }

    /// The host, with its port unless that is 443.
    fileprivate var server: String {
        let name = host.text.contains(":") ? "[\(host)]" : host.text
        return port == 443 ? name : "\(name):\(port)"
    }

    /// The reason without the server, which the screen shows elsewhere.
    fileprivate var wayAndReason: String {
        proxy.map { "proxy \($0): \(reason)" } ?? reason.description
    }
}

extension CredentialsError {
    /// A source that is configured but broken must be fixed. A service that failed temporarily is retried, like AWS
    /// IoT.
    fileprivate var kind: CallFailure.Kind {
        switch self {
        case .broken(let source, .exchange(let service, let failure)):
            CallFailure.Kind(transient: failure)
                ?? .brokenCredentials(
                    CallFailure.SourceRefusal(source: source.text, reason: Self.reason(service, failure)))
        case .broken(let source, .unusableResponse(let member)):
            .undecodable("\(source): \(CredentialsError.BrokenReason.unusableResponse(member: member))")
        case .broken(let source, .loginRequired(let profile, let reason)):
            .signInNeeded(
                CallFailure.SourceRefusal(source: source.text, reason: reason.description),
                command: profile == "default" ? "aws sso login" : "aws sso login --profile \(profile)")
        case .broken(let source, let reason):
            .brokenCredentials(CallFailure.SourceRefusal(source: source.text, reason: reason.description))
        case .notConfigured, .noneFound:
            .noCredentials(refusals)
        }
    }

    /// The code, message and request ID of a fault are separate facts of the failure, and not repeated here.
    private static func reason(_ service: CredentialsService, _ failure: ExchangeFailure) -> String {
        guard case .refused(let fault) = failure else { return "\(service): \(failure)" }
        return fault.awsCode == nil ? "\(service): HTTP \(fault.statusCode)" : "\(service) rejected the request"
    }

    /// Each source that was tried, with its reason.
    private var refusals: [CallFailure.SourceRefusal] {
        switch self {
        case .notConfigured(let source, let reason):
            [CallFailure.SourceRefusal(source: source.text, reason: reason.description)]
        case .broken(let source, let reason):
            [CallFailure.SourceRefusal(source: source.text, reason: reason.description)]
        case .noneFound(let problems):
            problems.flatMap(\.refusals)
        }
    }
}

extension ServiceFault {
    /// Whether the status is a server error.
    fileprivate var isServerError: Bool {
        (500...599).contains(statusCode)
    }

    /// AWS's error code. A proxy's response has none, and the client module then uses the status instead.
    fileprivate var awsCode: String? {
        code.text == String(statusCode) ? nil : code.text
    }
}

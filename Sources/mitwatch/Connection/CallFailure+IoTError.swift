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
        case .undecodable(let answer): self = .undecodable(.undecodable(body: answer.body))
        case .repeatedNextToken: self = .undecodable(.repeatedNextToken)
        case .emptyPages(let count, _): self = .undecodable(.emptyPages(count: count))
        case .cancelled: self = .noAnswer(.cancelled)
        }
    }

    /// An invalid response is a different failure from none.
    fileprivate init(_ problem: TransportError) {
        let proxy = problem.proxy?.text
        func silent(_ error: CallFailure.ConnectionError) -> Self { .noAnswer(error, proxy: proxy) }
        switch problem.reason {
        case .nameNotResolved: self = silent(.nameNotResolved)
        case .connectionRefused: self = silent(.connectionRefused)
        case .unreachable: self = silent(.unreachable)
        case .connectTimeout: self = silent(.connectTimeout)
        case .unusableProxy(let problem): self = silent(.described(text: problem.description))
        case .proxyLoginRequired: self = silent(.proxyLoginRequired)
        case .proxyRefused: self = silent(.proxyRefused)
        case .tlsFailed(let failure): self = .notSecure(CallFailure.TLSError(failure), proxy: proxy)
        case .closedDuringHandshake: self = silent(.closedDuringHandshake)
        case .readTimeout: self = silent(.readTimeout)
        case .deadlineExceeded: self = silent(.deadlineExceeded)
        case .connectionReset: self = silent(.connectionReset)
        case .closedEarly: self = silent(.closedEarly)
        case .malformedResponse: self = .undecodable(.notHTTP, proxy: proxy)
        case .bodyTooLarge(let limit): self = .undecodable(.tooLarge(limit: limit), proxy: proxy)
        case .cancelled: self = silent(.cancelled)
        case .other(let detail): self = silent(.described(text: detail.text))
        }
    }

    /// The kind of a credentials service's failure; nil if the operator must fix it.
    init?(transient failure: ExchangeFailure) {
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
}

extension ServiceFault {
    /// Whether the status is a server error.
    fileprivate var isServerError: Bool {
        (500...599).contains(statusCode)
    }

    /// AWS's error code. A proxy's response has none, and the client module then uses the status instead.
    var awsCode: String? {
        code.text == String(statusCode) ? nil : code.text
    }
}

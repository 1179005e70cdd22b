import Dashboard
import FoundationEssentials
import MitigationModel

/// A failed call in a recording.
///
/// Version 1.0.0 wrote the facts of a kind only as text (`reason`, `fix`, a source's `reason`). The text is still
/// written, so that version 1.0.0 reads it. The facts are beside it.
struct FailureMembers: Codable {
    let kind: String
    /// The kind's facts as text.
    private(set) var reason: String?
    private(set) var sources: [Source]?
    private(set) var command: String?
    private(set) var mfa: Lenient<CodeRequest>?
    private(set) var fix: String?
    private(set) var connection: Lenient<CallFailure.ConnectionError>?
    private(set) var tls: Lenient<CallFailure.TLSError>?
    private(set) var response: Lenient<CallFailure.ResponseError>?
    private(set) var proxy: String?
    let code: String?
    let message: String?
    let requestId: String?
    let statusCode: Int?
    let retryAfter: Double?
    let serverDate: Date?
    let server: String?
    let service: String?

    init(_ failure: CallFailure) {
        kind = failure.kind.recordedName
        code = failure.code
        message = failure.message
        requestId = failure.requestId
        statusCode = failure.statusCode
        retryAfter = failure.retryAfter?.recorded
        serverDate = failure.serverDate
        server = failure.server
        service = failure.service
        note(failure.kind)
    }

    var failure: CallFailure {
        CallFailure(
            kind: callKind, code: code, message: message, requestId: requestId, statusCode: statusCode,
            retryAfter: retryAfter.map { Duration(recorded: $0) }, serverDate: serverDate, server: server,
            service: service)
    }

    /// The facts of a kind.
    private mutating func note(_ kind: CallFailure.Kind) {
        let text = CallFailure(kind: kind).reason
        switch kind {
        case .noCredentials(let refusals): sources = refusals.map(Source.init)
        case .brokenCredentials(let refusal): sources = [Source(refusal)]
        case .signInNeeded(let refusal, let login): (sources, command) = ([Source(refusal)], login.text)
        case .codeNeeded(let refusal, let request): (sources, mfa) = ([Source(refusal)], Lenient(request))
        case .noAnswer(.described(let text), proxy: nil): reason = text
        case .noAnswer(let error, let proxy): (connection, self.proxy, reason) = (Lenient(error), proxy, text)
        case .notSecure(.described(let text, let fix), proxy: nil): (reason, self.fix) = (text, fix)
        case .notSecure(let error, let proxy):
            (tls, self.proxy, reason) = (Lenient(error), proxy, text)
            fix = CallFailure(kind: kind).fix(for: .describeTask)
        case .undecodable(.described(let text), proxy: nil): reason = text
        case .undecodable(let error, let proxy): (response, self.proxy, reason) = (Lenient(error), proxy, text)
        case .notFound, .invalidRequest, .throttled, .serverError, .accessDenied, .credentialsExpired,
            .credentialsRefused, .clockSkew, .notRecorded, .other:
            break
        }
    }

    /// A kind that this version does not know is another error of the service.
    private var callKind: CallFailure.Kind {
        let refusals = (sources ?? []).map(\.refusal)
        let refusal = refusals.first ?? CallFailure.SourceRefusal(source: "", reason: .described(text: ""))
        let text = reason ?? ""
        return switch kind {
        case "noCredentials": .noCredentials(refusals)
        case "brokenCredentials": .brokenCredentials(refusal)
        case "signInNeeded": .signInNeeded(refusal, Login(command ?? ""))
        case "codeNeeded": mfa?.value.map { .codeNeeded(refusal, $0) } ?? .brokenCredentials(refusal)
        case "noAnswer": connection?.value.map { .noAnswer($0, proxy: proxy) } ?? .noAnswer(.described(text: text))
        case "notSecure":
            tls?.value.map { .notSecure($0, proxy: proxy) } ?? .notSecure(.described(text: text, fix: fix ?? ""))
        case "undecodable":
            response?.value.map { .undecodable($0, proxy: proxy) } ?? .undecodable(.described(text: text))
        default: CallFailure.Kind.plain.first { $0.recordedName == kind } ?? .other
        }
    }
}

/// One source of credentials, and why it has none.
struct Source: Codable {
    let source: String
    let reason: String
    private let error: Lenient<CallFailure.SourceError>?

    init(_ refusal: CallFailure.SourceRefusal) {
        (source, reason) = (refusal.source, refusal.reason.words)
        if case .described = refusal.reason { error = nil } else { error = Lenient(refusal.reason) }
    }

    var refusal: CallFailure.SourceRefusal {
        CallFailure.SourceRefusal(source: source, reason: error?.value ?? .described(text: reason))
    }
}

/// A fact that a later version may write in another form. Then it is nil, and the text beside it counts.
struct Lenient<Value: Codable>: Codable {
    let value: Value?

    init(_ value: Value) {
        self.value = value
    }

    init(from decoder: any Decoder) {
        value = try? Value(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
    }
}

extension CallFailure.Kind {
    /// The name in recordings. It never changes.
    fileprivate var recordedName: String {
        switch self {
        case .notFound: "notFound"
        case .invalidRequest: "invalidRequest"
        case .throttled: "throttled"
        case .serverError: "serverError"
        case .accessDenied: "accessDenied"
        case .credentialsExpired: "credentialsExpired"
        case .credentialsRefused: "credentialsRefused"
        case .noCredentials: "noCredentials"
        case .brokenCredentials: "brokenCredentials"
        case .signInNeeded: "signInNeeded"
        case .codeNeeded: "codeNeeded"
        case .clockSkew: "clockSkew"
        case .noAnswer: "noAnswer"
        case .notSecure: "notSecure"
        case .undecodable: "undecodable"
        case .notRecorded: "notRecorded"
        case .other: "other"
        }
    }

    /// The kinds without facts of their own.
    fileprivate static let plain: [Self] = [
        .notFound, .invalidRequest, .throttled, .serverError, .accessDenied, .credentialsExpired, .credentialsRefused,
        .clockSkew, .notRecorded, .other,
    ]
}

import Dashboard
import FoundationEssentials
import MitigationModel

/// A failed call in a recording.
struct FailureMembers: Codable {
    let kind: String
    /// Details of the kind: why there was no response, or what came instead.
    let reason: String?
    let sources: [Source]?
    let command: String?
    let fix: String?
    let code: String?
    let message: String?
    let requestId: String?
    let statusCode: Int?
    let retryAfter: Double?
    let serverDate: Date?
    let server: String?
    let service: String?

    /// One source of credentials, and why it has none.
    struct Source: Codable {
        let source: String
        let reason: String
    }

    init(_ failure: CallFailure) {
        let kind = Kind(failure.kind)
        self.kind = kind.name
        reason = kind.reason
        sources = kind.sources.map { $0.map { Source(source: $0.source, reason: $0.reason) } }
        command = kind.command
        fix = kind.fix
        code = failure.code
        message = failure.message
        requestId = failure.requestId
        statusCode = failure.statusCode
        retryAfter = failure.retryAfter?.recorded
        serverDate = failure.serverDate
        server = failure.server
        service = failure.service
    }

    var failure: CallFailure {
        CallFailure(
            kind: callKind, code: code, message: message, requestId: requestId, statusCode: statusCode,
            retryAfter: retryAfter.map { Duration(recorded: $0) }, serverDate: serverDate, server: server,
            service: service)
    }

    /// For an unknown kind, only that the call failed.
    private var callKind: CallFailure.Kind {
        let refusals = (sources ?? []).map { CallFailure.SourceRefusal(source: $0.source, reason: $0.reason) }
        let refusal = refusals.first ?? CallFailure.SourceRefusal(source: "", reason: "")
        return switch kind {
        case "noCredentials": .noCredentials(refusals)
        case "brokenCredentials": .brokenCredentials(refusal)
        case "signInNeeded": .signInNeeded(refusal, command: command ?? "")
        case "noAnswer": .noAnswer(reason ?? "")
        case "notSecure": .notSecure(reason ?? "", fix: fix ?? "")
        case "undecodable": .undecodable(reason ?? "")
        default: Kind.plain.first { $0.name == kind }?.kind ?? .other
        }
    }
}

/// The parts of a kind of failure.
private struct Kind {
    let name: String
    var reason: String?
    var sources: [CallFailure.SourceRefusal]?
    var command: String?
    var fix: String?

    init(_ kind: CallFailure.Kind) {
        switch kind {
        case .noCredentials(let refusals): (name, sources) = ("noCredentials", refusals)
        case .brokenCredentials(let refusal): (name, sources) = ("brokenCredentials", [refusal])
        case .signInNeeded(let refusal, let command):
            (name, sources, self.command) = ("signInNeeded", [refusal], command)
        case .noAnswer(let reason): (name, self.reason) = ("noAnswer", reason)
        case .notSecure(let reason, let fix): (name, self.reason, self.fix) = ("notSecure", reason, fix)
        case .undecodable(let what): (name, reason) = ("undecodable", what)
        case .notFound, .invalidRequest, .throttled, .serverError, .accessDenied, .credentialsExpired,
            .credentialsRefused, .clockSkew, .notRecorded, .other:
            name = Self.plain.first { $0.kind == kind }?.name ?? "other"
        }
    }

    /// Kinds that have only a name.
    static let plain: [(name: String, kind: CallFailure.Kind)] = [
        ("notFound", .notFound), ("invalidRequest", .invalidRequest), ("throttled", .throttled),
        ("serverError", .serverError), ("accessDenied", .accessDenied), ("credentialsExpired", .credentialsExpired),
        ("credentialsRefused", .credentialsRefused), ("clockSkew", .clockSkew), ("notRecorded", .notRecorded),
        ("other", .other),
    ]
}

/// How the emulator misbehaves instead of responding to a call.
public enum Fault: Hashable, Sendable {
    /// An error response with an HTTP status, an error code and a message.
    case error(status: Int, code: String, message: String)
    /// No response. The connection stays open until the client gives up or the emulator is shut down.
    case hang
    /// The connection is reset without a response.
    case reset
    /// Status 200 and truncated JSON.
    case garbage
    /// Status 200 and an HTML page, as from a captive portal.
    case html
    /// Status 200 and headers that announce more bytes than follow.
    case truncated

    /// The error that AWS sends with an HTTP status: 400 and 429 throttling, 403 access denied, 404 not found,
    /// 503 unavailable, every other one an internal failure.
    public static func status(_ status: Int) -> Fault {
        switch status {
        case 400, 429:
            let error = ServiceError.throttling
            return .error(status: status, code: error.code, message: error.message)
        case 403:
            return .error(
                status: status, code: "AccessDeniedException", message: "The caller is not authorized to do this.")
        case 404: return Fault(.resourceNotFound("The resource was not found."))
        case 503: return Fault(.serviceUnavailable)
        default:
            let error = ServiceError.internalFailure
            return .error(status: status, code: error.code, message: error.message)
        }
    }

    private init(_ error: ServiceError) {
        self = .error(status: error.status, code: error.code, message: error.message)
    }

    /// The reaction to the request.
    var reaction: Reaction {
        switch self {
        case .error(let status, let code, let message):
            .respond(.error(ServiceError(status: status, code: code, message: message)))
        case .hang: .hang
        case .reset: .reset
        case .garbage: .respond(.ok(Self.brokenDocument))
        case .html:
            .respond(
                APIResponse(
                    status: 200, contentType: "text/html",
                    body: Array("<!DOCTYPE html><html><body>Please log in to use this network.</body></html>".utf8)))
        case .truncated: .truncate(.ok(Self.brokenDocument))
        }
    }

    private static let brokenDocument = Array(
        #"{"taskStatus":"IN_PROGRESS","taskStatistics":{"DEVICE_CERTIFICATE_SHARED_CHECK":{"totalFindi"#.utf8)
}

/// The faults of `flaky`, by the number of the call, so that they do not depend on the polling interval.
enum FaultScript {
    private static let faults: [Fault?] = [
        nil, nil, nil, .status(400), nil, .status(429), nil, .status(500), .status(503), nil, .reset, nil, .hang, nil,
        .garbage, nil, .html, nil, .truncated,
    ]

    /// The fault of the `number`th call, counted from 0. None after the last: the service recovers.
    static func fault(ofCall number: Int) -> Fault? {
        faults.indices.contains(number) ? faults[number] : nil
    }
}

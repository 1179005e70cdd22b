/// The outcome of an MFA code in a call that failed.
enum CodeOutcome: Hashable, Sendable {
    /// There was no connection, so the code was not sent.
    case notSent
    /// AWS did not accept the code: it does not match, has expired, or was already used.
    case rejected
    /// There was no response, so the code may already be used.
    case lost
    /// AWS rejected the call for another reason.
    case other

    init(_ failure: ExchangeFailure) {
        switch failure {
        case .refused(let fault): self = Self.isAboutCode(fault) ? .rejected : .other
        case .transport(let problem): self = Self.isBeforeRequest(problem.reason) ? .notSent : .lost
        }
    }

    /// Wrong, old and used codes have the same text. That of an unknown device names its serial number: another code
    /// does not help.
    private static func isAboutCode(_ fault: ServiceFault) -> Bool {
        guard CommonFault(fault) == .accessDenied, let message = fault.message?.text else { return false }
        return message.contains("MultiFactorAuthentication failed") && !message.contains("serial number")
    }

    /// Whether there was no connection to send the request on.
    private static func isBeforeRequest(_ reason: TransportError.Reason) -> Bool {
        switch reason {
        case .nameNotResolved, .connectionRefused, .unreachable, .connectTimeout, .unusableProxy, .proxyLoginRequired,
            .proxyRefused, .tlsFailed, .closedDuringHandshake:
            true
        case .readTimeout, .deadlineExceeded, .connectionReset, .closedEarly, .malformedResponse, .bodyTooLarge,
            .cancelled, .other:
            false
        }
    }
}

extension ExchangeFailure {
    /// The same failure, without an MFA code that the server may have repeated.
    func redacting(_ code: MFACode) -> ExchangeFailure {
        guard case .refused(var fault) = self else { return self }
        fault.code = fault.code.redacting(code)
        fault.message = fault.message?.redacting(code)
        return .refused(fault)
    }
}

extension SanitizedText {
    /// The text without the code. Its digits within a longer number, such as an account ID, are not the code.
    fileprivate func redacting(_ code: MFACode) -> SanitizedText {
        guard text.contains(code.digits) else { return self }
        var words = [""]
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            if words[words.count - 1].last.map({ $0.isASCII && $0.isNumber }) != isDigit {
                words.append("")
            }
            words[words.count - 1].append(character)
        }
        let redacted = words.map { $0 == code.digits ? Redactor.replacement : $0 }.joined()
        return SanitizedText(redacted, limit: redacted.count)
    }
}

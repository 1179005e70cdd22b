import Dashboard
import IoTClient

extension CallFailure.TLSError {
    /// The client's failure with the facts of the certificate.
    init(_ failure: TLSFailure) {
        switch failure {
        case .expired(let date): self = .expired(on: date)
        case .notYetValid(let date): self = .notYetValid(from: date)
        case .wrongHost(let names): self = .wrongHost(names: names.map(\.text))
        case .selfSigned: self = .selfSigned
        case .unknownAuthority(let issuer): self = .unknownAuthority(issuer: issuer?.text)
        case .untrusted: self = .untrusted
        case .notTLS: self = .notTLS
        case .oldVersion: self = .oldVersion
        case .clientCertificateRequired: self = .clientCertificateRequired
        case .rejected: self = .rejected
        case .other(let reason): self = .other(reason: reason?.text)
        }
    }
}

extension UndecodableResponse {
    /// The facts of the body. The request ID is a fact of the failure.
    var body: CallFailure.ResponseError.Body {
        CallFailure.ResponseError.Body(
            defect: CallFailure.ResponseError.BodyDefect(reason), statusCode: statusCode,
            contentType: contentType?.text, byteCount: byteCount, excerpt: excerpt.text)
    }
}

extension CallFailure.ResponseError.BodyDefect {
    fileprivate init(_ reason: UndecodableResponse.Reason) {
        switch reason {
        case .empty: self = .empty
        case .notJSONContent: self = .notJSONContent
        case .byteOrderMark: self = .byteOrderMark
        case .notUTF8: self = .notUTF8
        case .notJSON(let detail): self = .notJSON(detail: detail.text)
        case .unexpectedValue(let path, let detail): self = .unexpectedValue(path: path.text, detail: detail.text)
        case .duplicateKey(let name): self = .repeatedName(name: name.text)
        }
    }
}

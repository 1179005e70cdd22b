import FoundationEssentials
import NIOSSL

/// What a server's certificate says of itself, for an error message. Nothing of it is verified.
struct PeerCertificate: Hashable, Sendable {
    let notBefore: Date
    let notAfter: Date
    /// Whether issuer and subject are the same.
    let isSelfIssued: Bool
    /// The issuer's common name, else its organization.
    let issuer: SanitizedText?
    /// Host names and addresses, up to `mostNames`.
    let names: [SanitizedText]

    static let mostNames = 3

    init(_ certificate: NIOSSLCertificate) {
        notBefore = Date(timeIntervalSince1970: TimeInterval(certificate.notValidBefore))
        notAfter = Date(timeIntervalSince1970: TimeInterval(certificate.notValidAfter))
        let fields = (try? certificate.toDERBytes()).flatMap(CertificateFields.init)
        isSelfIssued = fields.map { $0.issuer == $0.subject } ?? false
        issuer = fields.flatMap { CertificateFields.name(in: $0.issuer) }.map { SanitizedText($0, limit: 80) }
        let alternatives = fields?.alternativeNames ?? []
        let subject = fields.flatMap { CertificateFields.name(in: $0.subject) }
        names = (alternatives.isEmpty ? [subject].compactMap(\.self) : alternatives).prefix(Self.mostNames)
            .map { SanitizedText($0, limit: 80) }
    }
}

extension TLSFailure {
    /// The same failure with the facts of the chain that the server sent, its own certificate first.
    ///
    /// The date is checked first: an expired certificate is rejected whatever its authority.
    ///
    /// - Parameter now: The time of this machine, by which the certificates were verified; nil if it is not known.
    func explained(by chain: [PeerCertificate], at now: Date?) -> TLSFailure {
        guard isOfCertificate, let own = chain.first else { return self }
        if case .wrongHost = self { return .wrongHost(names: own.names) }
        if let now {
            if let expired = chain.first(where: { $0.notAfter < now }) { return .expired(on: expired.notAfter) }
            if let early = chain.first(where: { $0.notBefore > now }) { return .notYetValid(from: early.notBefore) }
        }
        if own.isSelfIssued { return .selfSigned }
        // The last certificate of a chain names the issuer that the server did not send.
        return .unknownAuthority(issuer: (chain.last { !$0.isSelfIssued } ?? own).issuer)
    }
}

import FoundationEssentials
import NIOSSL
import SwiftASN1

/// The facts of a server's certificate, for an error message. They are not verified.
struct PeerCertificate: Hashable, Sendable {
    let notBefore: Date
    let notAfter: Date
    /// Whether issuer and subject are the same.
    let isSelfIssued: Bool
    /// The issuer's common name, or its organization.
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
    /// The same failure, with the facts of the server's certificate chain, its own certificate first.
    ///
    /// The date is checked first: an expired certificate is rejected whatever its authority.
    ///
    /// - Parameter now: The machine's time; nil if it is unknown.
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

/// The fields of an X.509 certificate (RFC 5280) that the TLS library does not offer, from its DER form.
///
/// Nil for malformed bytes. A name that cannot be read is left out.
struct CertificateFields {
    /// The issuer's name, as it is encoded.
    let issuer: ASN1Node
    /// The subject's name, as it is encoded.
    let subject: ASN1Node
    /// Host names and addresses that the certificate is for.
    let alternativeNames: [String]

    /// A certificate's body has: version `[0]` (optional), serial number, algorithm, issuer, validity, subject, key,
    /// and optional fields of which `[3]` holds the extensions.
    init?(der: [UInt8]) {
        guard let body = (try? DER.parse(der))?.children.first else { return nil }
        var fields = body.children[...]
        if fields.first?.identifier == .context(0) { fields = fields.dropFirst() }
        let (issuer, subject) = (fields.dropFirst(2).first, fields.dropFirst(4).first)
        guard let issuer, let subject, [issuer, subject].allSatisfy({ $0.identifier == .sequence }) else { return nil }
        self.issuer = issuer
        self.subject = subject
        let extensions = fields.first { $0.identifier == .context(3) }?.children.first?.children ?? []
        alternativeNames =
            extensions.first { $0.children.first?.objectIdentifier == [2, 5, 29, 17] }
            .map(Self.alternativeNames) ?? []
    }

    /// The common name in an encoded name, or the organization if there is none.
    static func name(in encoded: ASN1Node) -> String? {
        let attributes = encoded.children.flatMap(\.children).map(\.children)
        return [.NameAttributes.commonName, .NameAttributes.organizationName].lazy.compactMap { type in
            attributes.first { $0.first?.objectIdentifier == type }?.dropFirst().first?.bytes.map(text)
        }.first
    }

    /// - Parameter entry: an extension: its type, whether it is critical (optional), and its value, which is DER in an
    ///   octet string.
    private static func alternativeNames(in entry: ASN1Node) -> [String] {
        guard let value = entry.children.last?.bytes, let names = try? DER.parse(value) else { return [] }
        return names.children.compactMap { name in
            guard let bytes = name.bytes else { return nil }
            switch (name.identifier, bytes.count) {
            case (.context(2), _): return text(bytes)
            case (.context(7), 4): return bytes.map(String.init).joined(separator: ".")
            default: return nil
            }
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(253), as: UTF8.self)
    }
}

extension ASN1Identifier {
    fileprivate static func context(_ number: UInt) -> Self {
        ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
    }
}

extension ASN1Node {
    /// The nodes of a constructed value.
    fileprivate var children: [ASN1Node] {
        if case .constructed(let nodes) = content { Array(nodes) } else { [] }
    }

    fileprivate var bytes: ArraySlice<UInt8>? {
        if case .primitive(let bytes) = content { bytes } else { nil }
    }

    fileprivate var objectIdentifier: ASN1ObjectIdentifier? {
        try? ASN1ObjectIdentifier(derEncoded: self)
    }
}

import MitigationModel

/// The parts of a finding's resource that the list shows, in little memory: its type and its names.
struct CompactResource: Hashable, Sendable {
    private let kind: Kind
    private let name: String
    /// Further names, for types that have more than one.
    private let more: [String]

    /// Which member of `ResourceIdentifier` is set.
    private enum Kind: UInt8 {
        case none, deviceCertificate, caCertificate, cognitoIdentityPool, clientId, policyVersion, account, iamRole
        case roleAlias, issuerCertificate, deviceCertificateArn
    }

    /// Names are kept up to this length, in bytes: more than AWS allows.
    private static let longest = 512

    /// The first member that is set; AWS sets one.
    init(_ identifier: ResourceIdentifier?) {
        let names: [String?]
        if let policy = identifier?.policyVersionIdentifier {
            kind = .policyVersion
            names = [policy.policyName, policy.policyVersionId]
        } else if let issuer = identifier?.issuerCertificateIdentifier {
            kind = .issuerCertificate
            names = [issuer.issuerCertificateSubject, issuer.issuerId, issuer.issuerCertificateSerialNumber]
        } else {
            let members: [(Kind, String?)] = [
                (.deviceCertificate, identifier?.deviceCertificateId), (.caCertificate, identifier?.caCertificateId),
                (.cognitoIdentityPool, identifier?.cognitoIdentityPoolId), (.clientId, identifier?.clientId),
                (.roleAlias, identifier?.roleAliasArn), (.iamRole, identifier?.iamRoleArn),
                (.account, identifier?.account), (.deviceCertificateArn, identifier?.deviceCertificateArn),
            ]
            let member = members.first { $0.1 != nil }
            kind = member?.0 ?? .none
            names = [member?.1]
        }
        let texts = names.map { ($0 ?? "").clipped(toBytes: Self.longest) }
        name = texts.first ?? ""
        more = Array(texts.dropFirst())
    }

    /// Whether one of its names contains a text.
    func matches(_ text: TextFilter) -> Bool {
        text.matches(name) || more.contains(where: text.matches)
    }

    /// As a value of the API.
    var identifier: ResourceIdentifier? {
        switch kind {
        case .none: nil
        case .deviceCertificate: ResourceIdentifier(deviceCertificateId: name)
        case .caCertificate: ResourceIdentifier(caCertificateId: name)
        case .cognitoIdentityPool: ResourceIdentifier(cognitoIdentityPoolId: name)
        case .clientId: ResourceIdentifier(clientId: name)
        case .account: ResourceIdentifier(account: name)
        case .iamRole: ResourceIdentifier(iamRoleArn: name)
        case .roleAlias: ResourceIdentifier(roleAliasArn: name)
        case .deviceCertificateArn: ResourceIdentifier(deviceCertificateArn: name)
        case .policyVersion:
            ResourceIdentifier(
                policyVersionIdentifier: PolicyVersionIdentifier(
                    policyName: name.ifNotEmpty, policyVersionId: more.first?.ifNotEmpty))
        case .issuerCertificate:
            ResourceIdentifier(
                issuerCertificateIdentifier: IssuerCertificateIdentifier(
                    issuerCertificateSubject: name.ifNotEmpty, issuerId: more.first?.ifNotEmpty,
                    issuerCertificateSerialNumber: more.last?.ifNotEmpty))
        }
    }
}

extension String {
    fileprivate var ifNotEmpty: String? {
        isEmpty ? nil : self
    }
}

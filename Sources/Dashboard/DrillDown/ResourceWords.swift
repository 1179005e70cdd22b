import MitigationModel
import Screen

/// A resource of an audit finding in few words: its type and its name.
struct ResourceWords: Hashable {
    /// Its type: `certificate`, `policy`. An unknown type has the API's name.
    private(set) var kind: String
    /// Its name; nil if AWS does not report it.
    let name: String?
    /// A suffix of the name that is never cut: ` v3`.
    let ending: String

    init(type: ResourceType?, identifier: ResourceIdentifier?) {
        let named = identifier.map(Self.all) ?? []
        guard let match = named.first(where: { $0.type == type }) ?? named.first else {
            self.init(kind: type.map(Self.kind) ?? "unnamed resource")
            return
        }
        self = match.words
        if let type, !Self.known.contains(type) { kind = type.rawValue }
    }

    private init(kind: String, name: String? = nil, ending: String = "") {
        (self.kind, self.name, self.ending) = (kind, name, ending)
    }

    /// `certificate 7d10…c4e0`: the name is shortened in the middle.
    func line(width: Int) -> Line {
        guard let name else { return Line(kind).fitted(to: width) }
        let room = width - DisplayText.columns(of: kind) - 1 - ending.utf8.count
        guard room >= 5 else { return Line("\(kind) \(name)\(ending)").fitted(to: width) }
        let cut = DisplayText.middleFitted(name, to: room, tail: min(8, room / 2))
        return Line([Span("\(kind) ", .dim), Span(cut + ending)])
    }

    /// In full: `policy Fleet v3`.
    var text: String {
        name.map { "\(kind) \($0)\(ending)" } ?? kind
    }

    private static let known: Set<ResourceType> = [
        .deviceCertificate, .caCertificate, .iotPolicy, .cognitoIdentityPool, .clientId, .accountSettings, .roleAlias,
        .iamRole, .issuerCertificate,
    ]

    private static func kind(_ type: ResourceType) -> String {
        switch type {
        case .deviceCertificate: "certificate"
        case .caCertificate: "CA"
        case .iotPolicy: "policy"
        case .cognitoIdentityPool: "Cognito pool"
        case .clientId: "client ID"
        case .accountSettings: "account settings"
        case .roleAlias: "role alias"
        case .iamRole: "IAM role"
        case .issuerCertificate: "issuer certificate"
        default: type.rawValue
        }
    }

    /// Every member that is set, with its type.
    private static func all(_ identifier: ResourceIdentifier) -> [(type: ResourceType, words: Self)] {
        let policy = identifier.policyVersionIdentifier
        let issuer = identifier.issuerCertificateIdentifier
        let names: [(ResourceType, String?, String)] = [
            (.deviceCertificate, identifier.deviceCertificateId, ""),
            (.deviceCertificate, identifier.deviceCertificateArn.map(lastPart), ""),
            (.caCertificate, identifier.caCertificateId, ""),
            (.iotPolicy, policy?.policyName, policy?.policyVersionId.map { " v\($0)" } ?? ""),
            (.cognitoIdentityPool, identifier.cognitoIdentityPoolId, ""),
            (.clientId, identifier.clientId, ""),
            (.accountSettings, identifier.account, ""),
            (.roleAlias, identifier.roleAliasArn.map(lastPart), ""),
            (.iamRole, identifier.iamRoleArn.map(lastPart), ""),
            (
                .issuerCertificate,
                issuer?.issuerCertificateSerialNumber ?? issuer?.issuerCertificateSubject ?? issuer?.issuerId, ""
            ),
        ]
        return names.compactMap { type, name, ending in
            name.map { (type, Self(kind: kind(type), name: $0, ending: ending)) }
        }
    }

    /// The name of the resource in an ARN.
    private static func lastPart(_ arn: String) -> String {
        arn.split(separator: "/").last.map(String.init) ?? arn
    }
}

extension NonCompliantResource {
    /// Its type and name.
    var words: ResourceWords { ResourceWords(type: resourceType, identifier: resourceIdentifier) }
}

extension RelatedResource {
    /// Its type and name.
    var words: ResourceWords { ResourceWords(type: resourceType, identifier: resourceIdentifier) }
}

extension ResourceIdentifier {
    /// Every member that AWS set, in full, each with a distinct name.
    var facts: [(name: String, value: String)] {
        let policy = policyVersionIdentifier
        let issuer = issuerCertificateIdentifier
        let facts: [(String, String?)] = [
            ("certificate", deviceCertificateId), ("ARN", deviceCertificateArn), ("CA", caCertificateId),
            ("policy", policy?.policyName), ("version", policy?.policyVersionId),
            ("Cognito pool", cognitoIdentityPoolId), ("client ID", clientId), ("account", account),
            ("role alias", roleAliasArn), ("IAM role", iamRoleArn),
            ("issuer", issuer?.issuerCertificateSubject), ("issuer ID", issuer?.issuerId),
            ("serial", issuer?.issuerCertificateSerialNumber),
        ]
        return facts.compactMap { name, value in value.map { (name, $0) } }
    }
}

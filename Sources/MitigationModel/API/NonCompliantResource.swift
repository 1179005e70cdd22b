/// The resource that an audit finding is about.
public struct NonCompliantResource: Hashable, Sendable, Codable {
    /// What kind of resource it is. It tells which member of `resourceIdentifier` is set.
    public var resourceType: ResourceType?
    /// Which resource it is.
    public var resourceIdentifier: ResourceIdentifier?
    /// What else the audit noted, such as a certificate's expiration.
    public var additionalInfo: [String: String]?

    /// Members that are not given are absent, as in the API.
    public init(
        resourceType: ResourceType? = nil, resourceIdentifier: ResourceIdentifier? = nil,
        additionalInfo: [String: String]? = nil
    ) {
        self.resourceType = resourceType
        self.resourceIdentifier = resourceIdentifier
        self.additionalInfo = additionalInfo
    }

    /// Reads the members that are there; nulls in the map are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        resourceType = try members.decodeIfPresent(ResourceType.self, forKey: .resourceType)
        resourceIdentifier = try members.decodeIfPresent(ResourceIdentifier.self, forKey: .resourceIdentifier)
        let info = try members.decodeIfPresent([String: String?].self, forKey: .additionalInfo)
        additionalInfo = info?.compactMapValues(\.self)
    }
}

/// A resource that belongs to the one that an audit finding is about.
public struct RelatedResource: Hashable, Sendable, Codable {
    /// What kind of resource it is. It tells which member of `resourceIdentifier` is set.
    public var resourceType: ResourceType?
    /// Which resource it is.
    public var resourceIdentifier: ResourceIdentifier?
    /// What else the audit noted, such as when a client was last connected.
    public var additionalInfo: [String: String]?

    /// Members that are not given are absent, as in the API.
    public init(
        resourceType: ResourceType? = nil, resourceIdentifier: ResourceIdentifier? = nil,
        additionalInfo: [String: String]? = nil
    ) {
        self.resourceType = resourceType
        self.resourceIdentifier = resourceIdentifier
        self.additionalInfo = additionalInfo
    }

    /// Reads the members that are there; nulls in the map are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        resourceType = try members.decodeIfPresent(ResourceType.self, forKey: .resourceType)
        resourceIdentifier = try members.decodeIfPresent(ResourceIdentifier.self, forKey: .resourceIdentifier)
        let info = try members.decodeIfPresent([String: String?].self, forKey: .additionalInfo)
        additionalInfo = info?.compactMapValues(\.self)
    }
}

/// `resourceType` of a resource in an audit finding.
public struct ResourceType: OpenEnumeration {
    /// The type as the wire has it.
    public let rawValue: String

    /// The type that the wire carries as `rawValue`.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A device certificate, named by `deviceCertificateId`.
    public static let deviceCertificate = Self("DEVICE_CERTIFICATE")
    /// A CA certificate, named by `caCertificateId`.
    public static let caCertificate = Self("CA_CERTIFICATE")
    /// A version of an AWS IoT policy, named by `policyVersionIdentifier`.
    public static let iotPolicy = Self("IOT_POLICY")
    /// An Amazon Cognito identity pool, named by `cognitoIdentityPoolId`.
    public static let cognitoIdentityPool = Self("COGNITO_IDENTITY_POOL")
    /// An MQTT client id, named by `clientId`.
    public static let clientId = Self("CLIENT_ID")
    /// The account's own settings, named by `account`.
    public static let accountSettings = Self("ACCOUNT_SETTINGS")
    /// A role alias, named by `roleAliasArn`.
    public static let roleAlias = Self("ROLE_ALIAS")
    /// An IAM role, named by `iamRoleArn`.
    public static let iamRole = Self("IAM_ROLE")
    /// The certificate of an issuer, named by `issuerCertificateIdentifier`.
    public static let issuerCertificate = Self("ISSUER_CERTIFICATE")
}

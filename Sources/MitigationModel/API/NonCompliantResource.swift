/// The resource that an audit finding is about.
public struct NonCompliantResource: Hashable, Sendable, Codable {
    /// The type of the resource. It determines which member of `resourceIdentifier` is set.
    public var resourceType: ResourceType?
    /// The resource.
    public var resourceIdentifier: ResourceIdentifier?
    /// Additional information from the audit, such as a certificate's expiration.
    public var additionalInfo: [String: String]?

    /// Omitted members are absent, as in the API.
    public init(
        resourceType: ResourceType? = nil, resourceIdentifier: ResourceIdentifier? = nil,
        additionalInfo: [String: String]? = nil
    ) {
        self.resourceType = resourceType
        self.resourceIdentifier = resourceIdentifier
        self.additionalInfo = additionalInfo
    }

    /// Decodes the members that are present; nulls in the map are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        resourceType = try members.decodeIfPresent(ResourceType.self, forKey: .resourceType)
        resourceIdentifier = try members.decodeIfPresent(ResourceIdentifier.self, forKey: .resourceIdentifier)
        let info = try members.decodeIfPresent([String: String?].self, forKey: .additionalInfo)
        additionalInfo = info?.compactMapValues(\.self)
    }
}

/// A resource related to the one that an audit finding is about.
public struct RelatedResource: Hashable, Sendable, Codable {
    /// The type of the resource. It determines which member of `resourceIdentifier` is set.
    public var resourceType: ResourceType?
    /// The resource.
    public var resourceIdentifier: ResourceIdentifier?
    /// Additional information from the audit, such as when a client was last connected.
    public var additionalInfo: [String: String]?

    /// Omitted members are absent, as in the API.
    public init(
        resourceType: ResourceType? = nil, resourceIdentifier: ResourceIdentifier? = nil,
        additionalInfo: [String: String]? = nil
    ) {
        self.resourceType = resourceType
        self.resourceIdentifier = resourceIdentifier
        self.additionalInfo = additionalInfo
    }

    /// Decodes the members that are present; nulls in the map are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
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
    /// The type on the wire.
    public let rawValue: String

    /// The type with this value on the wire.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A device certificate, identified by `deviceCertificateId`.
    public static let deviceCertificate = Self("DEVICE_CERTIFICATE")
    /// A CA certificate, identified by `caCertificateId`.
    public static let caCertificate = Self("CA_CERTIFICATE")
    /// A version of an AWS IoT policy, identified by `policyVersionIdentifier`.
    public static let iotPolicy = Self("IOT_POLICY")
    /// An Amazon Cognito identity pool, identified by `cognitoIdentityPoolId`.
    public static let cognitoIdentityPool = Self("COGNITO_IDENTITY_POOL")
    /// An MQTT client ID, identified by `clientId`.
    public static let clientId = Self("CLIENT_ID")
    /// The account's own settings, identified by `account`.
    public static let accountSettings = Self("ACCOUNT_SETTINGS")
    /// A role alias, identified by `roleAliasArn`.
    public static let roleAlias = Self("ROLE_ALIAS")
    /// An IAM role, identified by `iamRoleArn`.
    public static let iamRole = Self("IAM_ROLE")
    /// The certificate of an issuer, identified by `issuerCertificateIdentifier`.
    public static let issuerCertificate = Self("ISSUER_CERTIFICATE")
}

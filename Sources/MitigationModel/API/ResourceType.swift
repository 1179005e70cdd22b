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

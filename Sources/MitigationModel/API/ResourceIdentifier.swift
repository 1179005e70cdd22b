/// Identifies a resource. AWS sets the one member for the resource's type.
public struct ResourceIdentifier: Hashable, Sendable, Codable {
    /// A device certificate: 64 hexadecimal digits.
    public var deviceCertificateId: String?
    /// A CA certificate: 64 hexadecimal digits.
    public var caCertificateId: String?
    /// An Amazon Cognito identity pool.
    public var cognitoIdentityPoolId: String?
    /// An MQTT client ID: any text that a device chose.
    public var clientId: String?
    /// A version of an AWS IoT policy.
    public var policyVersionIdentifier: PolicyVersionIdentifier?
    /// An account: 12 digits.
    public var account: String?
    /// An IAM role.
    public var iamRoleArn: String?
    /// A role alias.
    public var roleAliasArn: String?
    /// The certificate of an issuer.
    public var issuerCertificateIdentifier: IssuerCertificateIdentifier?
    /// A device certificate by its ARN.
    public var deviceCertificateArn: String?

    /// Omitted members are absent, as in the API.
    public init(
        deviceCertificateId: String? = nil, caCertificateId: String? = nil, cognitoIdentityPoolId: String? = nil,
        clientId: String? = nil, policyVersionIdentifier: PolicyVersionIdentifier? = nil, account: String? = nil,
        iamRoleArn: String? = nil, roleAliasArn: String? = nil,
        issuerCertificateIdentifier: IssuerCertificateIdentifier? = nil, deviceCertificateArn: String? = nil
    ) {
        self.deviceCertificateId = deviceCertificateId
        self.caCertificateId = caCertificateId
        self.cognitoIdentityPoolId = cognitoIdentityPoolId
        self.clientId = clientId
        self.policyVersionIdentifier = policyVersionIdentifier
        self.account = account
        self.iamRoleArn = iamRoleArn
        self.roleAliasArn = roleAliasArn
        self.issuerCertificateIdentifier = issuerCertificateIdentifier
        self.deviceCertificateArn = deviceCertificateArn
    }
}

/// Identifies a version of an AWS IoT policy.
public struct PolicyVersionIdentifier: Hashable, Sendable, Codable {
    /// The policy's name.
    public var policyName: String?
    /// The version: a number as text.
    public var policyVersionId: String?

    /// Omitted members are absent, as in the API.
    public init(policyName: String? = nil, policyVersionId: String? = nil) {
        self.policyName = policyName
        self.policyVersionId = policyVersionId
    }
}

/// Identifies the certificate of an issuer.
public struct IssuerCertificateIdentifier: Hashable, Sendable, Codable {
    /// The subject of the certificate.
    public var issuerCertificateSubject: String?
    /// The issuer's identifier: hexadecimal digits.
    public var issuerId: String?
    /// The serial number: hexadecimal digits and colons.
    public var issuerCertificateSerialNumber: String?

    /// Omitted members are absent, as in the API.
    public init(
        issuerCertificateSubject: String? = nil, issuerId: String? = nil, issuerCertificateSerialNumber: String? = nil
    ) {
        self.issuerCertificateSubject = issuerCertificateSubject
        self.issuerId = issuerId
        self.issuerCertificateSerialNumber = issuerCertificateSerialNumber
    }
}

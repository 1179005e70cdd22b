import MitigationModel

/// The content of an audit check's findings.
struct AuditCheck: Sendable {
    let name: CheckName
    let severity: AuditFindingSeverity
    let resourceType: ResourceType
    /// Why a resource fails: codes and texts.
    let reasons: [Reason]
    /// The prefix of the resources' names.
    let stem: String
    /// Additional information about every resource that fails, and about a related one.
    var additionalInfo: [String: String] = [:]

    /// Why a resource fails a check.
    struct Reason: Sendable {
        let code: String
        let text: String
    }

    init(
        _ name: String, _ severity: AuditFindingSeverity, _ resourceType: ResourceType,
        _ reasons: KeyValuePairs<String, String>, stem: String = "sensor"
    ) {
        self.name = CheckName(name)
        self.severity = severity
        self.resourceType = resourceType
        self.reasons = reasons.map { Reason(code: $0.key, text: $0.value) }
        self.stem = stem
    }
}

/// The checks that the scenarios use, as the AWS IoT Device Defender developer guide describes them.
extension AuditCheck {
    static let deviceCertificateShared = AuditCheck(
        "DEVICE_CERTIFICATE_SHARED_CHECK", .critical, .deviceCertificate,
        ["CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES": "The certificate is used by more than one device at a time."])
    static let policyOverlyPermissive = AuditCheck(
        "IOT_POLICY_OVERLY_PERMISSIVE_CHECK", .critical, .iotPolicy,
        ["ALLOWS_BROAD_ACCESS_TO_IOT_DATA_PLANE_ACTIONS": "The policy allows a device to use topics of all devices."])
    static let policyMisconfigured = AuditCheck(
        "IOT_POLICY_POTENTIAL_MISCONFIGURATION_CHECK", .medium, .iotPolicy,
        [
            "POLICY_CONTAINS_MQTT_WILDCARDS_IN_DENY_STATEMENT": "A deny statement contains MQTT wildcards.",
            "TOPIC_FILTERS_INTENDED_TO_DENY_ALLOWED_USING_WILDCARDS":
                "Denied topic filters are open through wildcards.",
        ])
    static let caCertificateKeyQuality = AuditCheck(
        "CA_CERTIFICATE_KEY_QUALITY_CHECK", .critical, .caCertificate,
        [
            "CERTIFICATE_KEY_VULNERABILITY_CVE-2017-15361": "The key was made by a library that makes weak RSA keys.",
            "CERTIFICATE_KEY_VULNERABILITY_CVE-2008-0166": "The key was made by a predictable random number generator.",
        ])
    static let deviceCertificateKeyQuality = AuditCheck(
        "DEVICE_CERTIFICATE_KEY_QUALITY_CHECK", .critical, .deviceCertificate,
        [
            "CERTIFICATE_KEY_VULNERABILITY_CVE-2017-15361": "The key was made by a library that makes weak RSA keys.",
            "CERTIFICATE_KEY_VULNERABILITY_CVE-2008-0166": "The key was made by a predictable random number generator.",
        ])
    static let conflictingClientIds = AuditCheck(
        "CONFLICTING_CLIENT_IDS_CHECK", .high, .clientId,
        ["DUPLICATE_CLIENT_ID_ACROSS_CONNECTIONS": "Several devices connected with the same client id."])
    static let deviceCertificateExpiring = AuditCheck(
        "DEVICE_CERTIFICATE_EXPIRING_CHECK", .medium, .deviceCertificate,
        [
            "CERTIFICATE_PAST_EXPIRATION": "The certificate has expired.",
            "CERTIFICATE_APPROACHING_EXPIRATION": "The certificate expires within 30 days.",
        ])
    static let caCertificateExpiring = AuditCheck(
        "CA_CERTIFICATE_EXPIRING_CHECK", .medium, .caCertificate,
        [
            "CERTIFICATE_APPROACHING_EXPIRATION": "The certificate expires within 30 days.",
            "CERTIFICATE_PAST_EXPIRATION": "The certificate has expired.",
        ])
    static let revokedDeviceCertificate = AuditCheck(
        "REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK", .medium, .deviceCertificate,
        ["CERTIFICATE_REVOKED_BY_ISSUER": "The issuer revoked the certificate, and it is still active."])
    static let revokedCACertificate = AuditCheck(
        "REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK", .critical, .caCertificate,
        ["CERTIFICATE_REVOKED_BY_ISSUER": "The issuer revoked the certificate, and it is still active."])
    static let intermediateCARevoked = AuditCheck(
        "INTERMEDIATE_CA_REVOKED_FOR_ACTIVE_DEVICE_CERTIFICATES_CHECK", .critical, .issuerCertificate,
        ["INTERMEDIATE_CA_REVOKED_BY_ISSUER": "An intermediate CA of active device certificates was revoked."])
    static let unauthenticatedCognitoRole = AuditCheck(
        "UNAUTHENTICATED_COGNITO_ROLE_OVERLY_PERMISSIVE_CHECK", .critical, .cognitoIdentityPool,
        ["ALLOWS_ACCESS_TO_IOT_ADMIN_ACTIONS": "The role allows administration to anybody."])
    static let roleAliasOverlyPermissive = AuditCheck(
        "IOT_ROLE_ALIAS_OVERLY_PERMISSIVE_CHECK", .critical, .roleAlias,
        ["ALLOWS_BROAD_ACCESS_TO_USED_SERVICES": "The role alias gives broad access to services that are used."])
    static let loggingDisabled = AuditCheck(
        "LOGGING_DISABLED_CHECK", .low, .accountSettings,
        ["LOGGING_DISABLED": "AWS IoT logs are not enabled."])

    /// All of the above, for a world that needs many.
    static let known: [AuditCheck] = [
        deviceCertificateShared, policyOverlyPermissive, policyMisconfigured, caCertificateKeyQuality,
        deviceCertificateKeyQuality, conflictingClientIds, deviceCertificateExpiring, caCertificateExpiring,
        revokedDeviceCertificate, revokedCACertificate, intermediateCARevoked, unauthenticatedCognitoRole,
        roleAliasOverlyPermissive, loggingDisabled,
    ]
}

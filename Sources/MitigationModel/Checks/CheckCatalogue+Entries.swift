extension CheckCatalogue {
    /// Every known check, in the order of the developer guide.
    public static let entries: [Entry] = [
        Entry(
            CheckName("INTERMEDIATE_CA_REVOKED_FOR_ACTIVE_DEVICE_CERTIFICATES_CHECK"),
            "Intermediate CA revoked for active device certificates", .critical,
            ["INTERMEDIATE_CA_REVOKED_BY_ISSUER"], deviceCertificateActions),
        Entry(
            CheckName("REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK"), "Revoked CA certificate still active", .critical,
            ["CERTIFICATE_REVOKED_BY_ISSUER"], [.updateCACertificate]),
        Entry(
            CheckName("DEVICE_CERTIFICATE_SHARED_CHECK"), "Device certificate shared", .critical,
            ["CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES"], deviceCertificateActions),
        Entry(
            CheckName("DEVICE_CERTIFICATE_KEY_QUALITY_CHECK"), "Device certificate key quality", .critical,
            weakKeys, deviceCertificateActions),
        Entry(
            CheckName("CA_CERTIFICATE_KEY_QUALITY_CHECK"), "CA certificate key quality", .critical,
            weakKeys, [.updateCACertificate]),
        Entry(
            CheckName("UNAUTHENTICATED_COGNITO_ROLE_OVERLY_PERMISSIVE_CHECK"),
            "Unauthenticated Cognito role overly permissive", .critical,
            ["ALLOWS_ACCESS_TO_IOT_ADMIN_ACTIONS", "ALLOWS_BROAD_ACCESS_TO_IOT_DATA_PLANE_ACTIONS"]),
        Entry(
            CheckName("AUTHENTICATED_COGNITO_ROLE_OVERLY_PERMISSIVE_CHECK"),
            "Authenticated Cognito role overly permissive", .critical, broadThingAccess),
        Entry(
            CheckName("IOT_POLICY_OVERLY_PERMISSIVE_CHECK"), "AWS IoT policies overly permissive", .critical,
            ["ALLOWS_BROAD_ACCESS_TO_IOT_DATA_PLANE_ACTIONS"], [.replaceDefaultPolicyVersion]),
        Entry(
            CheckName("IOT_POLICY_POTENTIAL_MISCONFIGURATION_CHECK"), "AWS IoT policy potentially misconfigured",
            .medium,
            [
                "POLICY_CONTAINS_MQTT_WILDCARDS_IN_DENY_STATEMENT",
                "TOPIC_FILTERS_INTENDED_TO_DENY_ALLOWED_USING_WILDCARDS",
            ],
            [.replaceDefaultPolicyVersion]),
        Entry(
            CheckName("IOT_ROLE_ALIAS_OVERLY_PERMISSIVE_CHECK"), "Role alias overly permissive", .critical,
            [
                "ALLOWS_BROAD_ACCESS_TO_USED_SERVICES", "ALLOWS_ACCESS_TO_SECURITY_AUDITING_SERVICES",
                "ALLOWS_BROAD_ACCESS_TO_IOT_DATA_PLANE_ACTIONS",
            ] + broadThingAccess),
        Entry(
            CheckName("IOT_ROLE_ALIAS_ALLOWS_ACCESS_TO_UNUSED_SERVICES_CHECK"),
            "Role alias allows access to unused services", .medium, ["ALLOWS_ACCESS_TO_UNUSED_SERVICES"]),
        Entry(
            CheckName("CA_CERTIFICATE_EXPIRING_CHECK"), "CA certificate expiring", .medium, expiration,
            [.updateCACertificate]),
        Entry(
            CheckName("CONFLICTING_CLIENT_IDS_CHECK"), "Conflicting MQTT client IDs", .high,
            ["DUPLICATE_CLIENT_ID_ACROSS_CONNECTIONS"]),
        Entry(
            CheckName("DEVICE_CERTIFICATE_EXPIRING_CHECK"), "Device certificate expiring", .medium,
            expiration, deviceCertificateActions),
        Entry(
            CheckName("DEVICE_CERTIFICATE_AGE_CHECK"), "Device certificate age check", .low,
            ["CERTIFICATE_PAST_AGE_THRESHOLD"]),
        Entry(
            CheckName("REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK"), "Revoked device certificate still active",
            .medium,
            ["CERTIFICATE_REVOKED_BY_ISSUER"], deviceCertificateActions),
        Entry(CheckName("LOGGING_DISABLED_CHECK"), "Logging disabled", .low, ["LOGGING_DISABLED"], [.enableIoTLogging]),
    ]

    private static let deviceCertificateActions: [MitigationActionKind] = [
        .updateDeviceCertificate, .addThingsToThingGroup,
    ]

    private static let weakKeys = [
        "CERTIFICATE_KEY_VULNERABILITY_CVE-2017-15361", "CERTIFICATE_KEY_VULNERABILITY_CVE-2008-0166",
    ]

    private static let expiration = ["CERTIFICATE_APPROACHING_EXPIRATION", "CERTIFICATE_PAST_EXPIRATION"]

    private static let broadThingAccess = [
        "ALLOWS_BROAD_ACCESS_TO_IOT_THING_ADMIN_READ_ACTIONS", "ALLOWS_ACCESS_TO_IOT_NON_THING_ADMIN_ACTIONS",
        "ALLOWS_ACCESS_TO_IOT_THING_ADMIN_WRITE_ACTIONS",
    ]
}

extension CheckCatalogue.Entry {
    fileprivate init(
        _ name: CheckName, _ title: String, _ severity: Severity, _ reasonCodes: [String],
        _ actionKinds: [MitigationActionKind] = []
    ) {
        self.name = name
        self.title = title
        self.severity = severity
        self.reasonCodes = reasonCodes
        self.actionKinds = actionKinds + [.publishFindingToSNS]
    }
}

import MitigationModel
import Testing

struct CheckCatalogueTests {
    @Test func `the seventeen checks have names and titles of their own`() {
        #expect(CheckCatalogue.entries.count == 17)
        #expect(Set(CheckCatalogue.entries.map(\.name)).count == 17)
        #expect(Set(CheckCatalogue.entries.map(\.title)).count == 17)
    }

    @Test func `severities are those of the developer guide`() {
        let bySeverity = Dictionary(grouping: CheckCatalogue.entries, by: \.severity).mapValues(\.count)
        #expect(bySeverity == [.critical: 9, .high: 1, .medium: 5, .low: 2])
    }

    @Test(arguments: [
        ("DEVICE_CERTIFICATE_SHARED_CHECK", "Device certificate shared", Severity.critical),
        ("CONFLICTING_CLIENT_IDS_CHECK", "Conflicting MQTT client IDs", .high),
        (
            "IOT_ROLE_ALIAS_ALLOWS_ACCESS_TO_UNUSED_SERVICES_CHECK", "Role alias allows access to unused services",
            .medium
        ),
        ("LOGGING_DISABLED_CHECK", "Logging disabled", .low),
    ])
    func `a known check has a title and a severity`(name: String, title: String, severity: Severity) {
        let check = CheckName(name)
        #expect(check.isKnown)
        #expect(check.title == title)
        #expect(check.severity == severity)
    }

    @Test func `an unknown check keeps its name`() {
        let check = CheckName("QUANTUM_CHECK")
        #expect(!check.isKnown)
        #expect(check.title == "QUANTUM_CHECK")
        #expect(check.severity == .unknown)
    }

    @Test(arguments: ["", " ", "\t\u{2003}"])
    func `a check with a blank name is reported as such`(name: String) {
        #expect(CheckName(name).title == "(no name)")
    }

    @Test func `severities order from unknown to critical`() {
        #expect(Severity.allCases.shuffled().sorted() == [.unknown, .low, .medium, .high, .critical])
    }

    @Test(arguments: [
        ("DEVICE_CERTIFICATE_SHARED_CHECK", [MitigationActionKind.updateDeviceCertificate, .addThingsToThingGroup]),
        ("CA_CERTIFICATE_EXPIRING_CHECK", [.updateCACertificate]),
        ("IOT_POLICY_OVERLY_PERMISSIVE_CHECK", [.replaceDefaultPolicyVersion]),
        ("LOGGING_DISABLED_CHECK", [.enableIoTLogging]),
        ("CONFLICTING_CLIENT_IDS_CHECK", []),
    ])
    func `publishing comes after the other types that a check allows`(name: String, kinds: [MitigationActionKind]) {
        #expect(CheckName(name).catalogueEntry?.actionKinds == kinds + [.publishFindingToSNS])
    }

    @Test(arguments: [
        (
            "CA_CERTIFICATE_KEY_QUALITY_CHECK",
            ["CERTIFICATE_KEY_VULNERABILITY_CVE-2017-15361", "CERTIFICATE_KEY_VULNERABILITY_CVE-2008-0166"]
        ),
        (
            "DEVICE_CERTIFICATE_EXPIRING_CHECK",
            ["CERTIFICATE_APPROACHING_EXPIRATION", "CERTIFICATE_PAST_EXPIRATION"]
        ),
        (
            "IOT_ROLE_ALIAS_OVERLY_PERMISSIVE_CHECK",
            [
                "ALLOWS_BROAD_ACCESS_TO_USED_SERVICES", "ALLOWS_ACCESS_TO_SECURITY_AUDITING_SERVICES",
                "ALLOWS_BROAD_ACCESS_TO_IOT_DATA_PLANE_ACTIONS",
                "ALLOWS_BROAD_ACCESS_TO_IOT_THING_ADMIN_READ_ACTIONS",
                "ALLOWS_ACCESS_TO_IOT_NON_THING_ADMIN_ACTIONS", "ALLOWS_ACCESS_TO_IOT_THING_ADMIN_WRITE_ACTIONS",
            ]
        ),
    ])
    func `a known check has its reason codes`(name: String, codes: [String]) {
        #expect(CheckName(name).catalogueEntry?.reasonCodes == codes)
    }
}

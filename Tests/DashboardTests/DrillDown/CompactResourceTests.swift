import MitigationModel
import Testing

@testable import Dashboard

struct CompactResourceTests {
    @Test(
        arguments: [
            ResourceIdentifier(deviceCertificateId: "a"), ResourceIdentifier(caCertificateId: "a"),
            ResourceIdentifier(cognitoIdentityPoolId: "a"), ResourceIdentifier(clientId: "a"),
            ResourceIdentifier(account: "a"), ResourceIdentifier(iamRoleArn: "a"),
            ResourceIdentifier(roleAliasArn: "a"),
            ResourceIdentifier(deviceCertificateArn: "a"),
            ResourceIdentifier(policyVersionIdentifier: .init(policyName: "a", policyVersionId: "2")),
            ResourceIdentifier(policyVersionIdentifier: .init(policyName: "a")),
            ResourceIdentifier(
                issuerCertificateIdentifier: .init(
                    issuerCertificateSubject: "CN=x", issuerId: "1", issuerCertificateSerialNumber: "2:3")),
            ResourceIdentifier(issuerCertificateIdentifier: .init(issuerCertificateSerialNumber: "2:3")),
        ])
    func `every type of resource survives a round trip`(identifier: ResourceIdentifier) {
        #expect(CompactResource(identifier).identifier == identifier)
    }

    @Test func `no resource survives a round trip, and long names are cut`() {
        #expect(CompactResource(nil).identifier == nil)
        #expect(CompactResource(ResourceIdentifier()).identifier == nil)
        let long = ResourceIdentifier(clientId: String(repeating: "x", count: 9_000))
        #expect(CompactResource(long).identifier?.clientId?.utf8.count == 512)
    }
}

import MitigationModel

/// A resource of each form in the API, and one of a form that the API does not have yet.
package enum SampleResources {
    package static let certificate = String(repeating: "7d10c4e0", count: 8)

    package static let all: [NonCompliantResource] = [
        resource(.deviceCertificate, ResourceIdentifier(deviceCertificateId: certificate)),
        resource(
            .deviceCertificate,
            ResourceIdentifier(deviceCertificateArn: "arn:aws:iot:eu-west-1:123456789012:cert/\(certificate)")),
        resource(.caCertificate, ResourceIdentifier(caCertificateId: certificate)),
        resource(
            .iotPolicy,
            ResourceIdentifier(policyVersionIdentifier: .init(policyName: "FleetPolicy", policyVersionId: "3"))),
        resource(
            .cognitoIdentityPool,
            ResourceIdentifier(cognitoIdentityPoolId: "eu-west-1:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")),
        resource(.clientId, ResourceIdentifier(clientId: "pump-7")),
        resource(.accountSettings, ResourceIdentifier(account: "123456789012")),
        resource(
            .roleAlias,
            ResourceIdentifier(roleAliasArn: "arn:aws:iot:eu-west-1:123456789012:rolealias/CameraStream")),
        resource(.iamRole, ResourceIdentifier(iamRoleArn: "arn:aws:iam::123456789012:role/FleetRole")),
        resource(
            .issuerCertificate,
            ResourceIdentifier(
                issuerCertificateIdentifier: .init(
                    issuerCertificateSubject: "CN=Fleet CA 2,O=Example", issuerId: "5b3ac0de",
                    issuerCertificateSerialNumber: "0a:1b:2c:3d"))),
        resource(ResourceType("PROVISIONING_TEMPLATE"), nil),
        NonCompliantResource(),
    ]

    private static func resource(_ type: ResourceType, _ identifier: ResourceIdentifier?) -> NonCompliantResource {
        NonCompliantResource(
            resourceType: type, resourceIdentifier: identifier, additionalInfo: ["CERTIFICATE_STATUS": "ACTIVE"])
    }
}

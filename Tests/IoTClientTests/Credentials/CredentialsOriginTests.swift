import FoundationEssentials
import IoTClient
import Testing

@Suite struct CredentialsOriginTests {
    private static let service = "http://169.254.169.254/latest"
    private static let document = #"{"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": "s", "Token": "t"}"#

    @Test func `the origin of a client's credentials names version 1 of instance metadata`() async throws {
        let machine = Machine(
            servers: .routes([
                "PUT \(Self.service)/api/token": .text("", status: 404),
                "GET \(Self.service)/meta-data/iam/security-credentials/": .text("node"),
                "GET \(Self.service)/meta-data/iam/security-credentials/node": .text(Self.document),
            ]))
        let client = try IoTClient.example(CannedTransport(.text("{}")), credentials: try machine.source)
        #expect(try await client.credentialsOrigin() == "EC2 instance metadata, version 1, role node")
    }

    @Test func `cached credentials are not requested again, and nothing is sent`() async throws {
        let key = Credentials(
            accessKeyId: "A", secretAccessKey: "s", expiration: .distantFuture, origin: "somewhere")
        let source = CountedCredentials(key)
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(
            transport, credentials: CachedCredentials(source, now: { .distantPast }))
        #expect(try await client.credentialsOrigin() == "somewhere")
        #expect(try await client.credentialsOrigin() == "somewhere")
        #expect(try await client.credentialsExpiration() == .distantFuture)
        #expect(source.asked.elements.count == 1)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a source without an origin is named, and one without credentials is an error`() async throws {
        let client = try IoTClient.example(CannedTransport(.text("{}")))
        #expect(try await client.credentialsOrigin() == "fixed credentials")
        #expect(try await client.credentialsExpiration() == nil)
        let none = try IoTClient.example(
            CannedTransport(.text("{}")), credentials: EnvironmentCredentials(environment: [:]))
        let problem = CredentialsError.notConfigured(
            source: "environment variables", reason: .variable("AWS_ACCESS_KEY_ID"))
        await #expect(throws: IoTError.credentials(problem)) { try await none.credentialsOrigin() }
    }
}

private final class CountedCredentials: CredentialsSource {
    let name: SanitizedText = "counted"
    let asked = Record<Void>()
    private let value: Credentials

    init(_ value: Credentials) {
        self.value = value
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        asked.append(())
        return value
    }
}

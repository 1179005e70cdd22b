import FoundationEssentials
import IoTClient
import Testing

@testable import mitwatch

struct NetworkSettingsTests {
    private func settings(_ arguments: [String] = [], _ variables: [String: String]) throws -> NetworkSettings {
        let options = try ConnectionOptions.parse(arguments + ["--region", "eu-west-1"])
        return try Connection(
            options: options, environment: ProgramEnvironment(variables: variables, home: nil)
        ).network
    }

    @Test func `the environment's proxy is used, and none for the built-in emulator`() throws {
        let endpoint = try Endpoint(url: "http://127.0.0.1:8080")
        let settings = try settings([], ["HTTP_PROXY": "http://proxy.corp:3128"])
        #expect(try settings.proxies.proxy(for: endpoint)?.description == "proxy.corp:3128")
        #expect(try NetworkSettings.direct.proxies.proxy(for: endpoint) == nil)
    }

    @Test func `an unreadable certificate bundle ends the start`() {
        #expect(
            throws: CommandFailure(
                Problem(
                    what: "cannot load CA certificates",
                    facts: ["AWS_CA_BUNDLE: cannot read no/such.pem; check the path and its permissions"],
                    fix: "correct AWS_CA_BUNDLE, or unset it"), .configuration)
        ) {
            try settings([], ["AWS_CA_BUNDLE": "no/such.pem"])
        }
    }

    @Test func `the certificate bundle of the chosen profile is used`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID())")
        try Data("[profile ops]\nca_bundle = no/ops.pem\n".utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let variables = ["AWS_CONFIG_FILE": url.path()]
        #expect(
            throws: CommandFailure(
                Problem(
                    what: "cannot load CA certificates",
                    facts: ["ca_bundle: cannot read no/ops.pem; check the path and its permissions"],
                    fix: "correct ca_bundle, or unset it"), .configuration)
        ) {
            try settings(["--profile", "ops"], variables)
        }
        _ = try settings([], variables)
    }
}

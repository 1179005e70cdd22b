import ArgumentParser
import Dashboard
import IoTClient
import Testing

@testable import mitwatch

struct ConnectionTests {
    private func connection(_ arguments: [String], _ variables: [String: String] = [:]) throws -> Connection {
        let options = try ConnectionOptions.parse(arguments)
        // No home and no files: nothing on the machine that runs the tests is read.
        return try Connection(options: options, environment: ProgramEnvironment(variables: variables, home: nil))
    }

    @Test func `AWS's own endpoint follows from the region`() throws {
        let connection = try connection(["--region", "cn-north-1"])
        #expect(connection.shownEndpoint == .aws(host: "iot.cn-north-1.amazonaws.com.cn"))
        #expect(connection.profileName == nil)
    }

    @Test func `AWS's FIPS and dual-stack endpoints are AWS's own too`() throws {
        let variables = ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"]
        let connection = try connection(["--region", "eu-west-1"], variables)
        #expect(connection.shownEndpoint == .aws(host: "iot-fips.eu-west-1.api.aws"))
        #expect(connection.identityEndpoint?.host == "sts-fips.eu-west-1.api.aws")
    }

    @Test func `a local endpoint disables STS unless STS has its own endpoint`() throws {
        let arguments = ["--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:8080"]
        #expect(try connection(arguments).identityEndpoint == nil)
        let variables = ["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9"]
        #expect(try connection(arguments, variables).identityEndpoint?.description == "http://127.0.0.1:9")
    }

    @Test func `a custom endpoint is shown as such`() throws {
        let path = TemporaryFile.path()
        TemporaryFile.write("[profile ops]\n", to: path)
        let connection = try connection(
            ["--profile", "ops"],
            ["AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": "http://127.0.0.1:8080/", "AWS_CONFIG_FILE": path])
        #expect(connection.shownEndpoint == .custom("127.0.0.1:8080"))
        #expect(connection.profileName == "ops")
    }

    @Test func `a missing region is reported with the ways to set one`() {
        #expect(
            throws: CommandFailure(
                Problem(
                    what: "no AWS region configured",
                    facts: [
                        "--region: not given", "environment variables: AWS_REGION and AWS_DEFAULT_REGION are not set",
                        "profile default: no region",
                    ], fix: "use --region, or set AWS_REGION: `export AWS_REGION=eu-west-1`"), .configuration)
        ) {
            try connection([])
        }
    }

    @Test(
        arguments: [
            (["--profile", "opss"], [:], "check --profile"),
            (["--profile", "opss", "--region", "eu-west-1"], ["AWS_ENDPOINT_URL": "bad"], "check --profile"),
            ([], ["AWS_PROFILE": "opss"], "check AWS_PROFILE"),
            ([], ["AWS_DEFAULT_PROFILE": "opss", "AWS_REGION": "eu-west-1"], "check AWS_DEFAULT_PROFILE"),
        ] as [([String], [String: String], String)])
    func `a profile that neither file has is reported first`(
        arguments: [String], variables: [String: String], fix: String
    ) throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let (config, credentials) = (directory.path + "/config", directory.path + "/nowhere")
        TemporaryFile.write("[profile ops]\nregion = eu-west-1\n", to: config)
        let files = ["AWS_CONFIG_FILE": config, "AWS_SHARED_CREDENTIALS_FILE": credentials]
        let failure = #expect(throws: CommandFailure.self) {
            try connection(arguments, variables.merging(files) { $1 })
        }
        #expect(failure?.exitCode == .credentials)
        #expect(
            failure?.message.split(separator: "\n") == [
                "profile opss not found; did you mean ops?", "config file: \(SanitizedText(path: config))",
                "credentials file: \(SanitizedText(path: credentials)) (does not exist)", "To fix: \(fix)",
            ])
    }

    @Test func `plain http to another machine is rejected`() {
        #expect(
            throws: CommandFailure(
                Problem(
                    what: "invalid endpoint setting",
                    facts: ["AWS_ENDPOINT_URL_IOT: http is allowed only for localhost; use https for example.com"],
                    fix: "correct AWS_ENDPOINT_URL_IOT, or unset it"), .configuration)
        ) {
            try connection([], ["AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL_IOT": "http://example.com"])
        }
    }

    @Test func `a region that could change the host name is rejected`() {
        #expect(
            throws: CommandFailure(
                Problem(
                    what: "invalid region", facts: ["--region is a value of 9 characters"],
                    fix: "set --region to a region name, such as eu-west-1"), .configuration)
        ) {
            try connection(["--region", "evil.com/"])
        }
    }
}

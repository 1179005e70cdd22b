import ArgumentParser
import Dashboard
import Testing

@testable import mitwatch

struct ConnectionTests {
    private func connection(_ arguments: [String], _ variables: [String: String] = [:]) throws -> Connection {
        let options = try ConnectionOptions.parse(arguments)
        // No home, no files: nothing of the machine that runs the tests is read.
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

    @Test func `an endpoint on this machine keeps STS out unless that has its own`() throws {
        let arguments = ["--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:8080"]
        #expect(try connection(arguments).identityEndpoint == nil)
        let variables = ["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9"]
        #expect(try connection(arguments, variables).identityEndpoint?.description == "http://127.0.0.1:9")
    }

    @Test func `an endpoint of the operator's own is shown as such`() throws {
        let connection = try connection(
            ["--profile", "ops"], ["AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": "http://127.0.0.1:8080/"])
        #expect(connection.shownEndpoint == .custom("127.0.0.1:8080"))
        #expect(connection.profileName == "ops")
    }

    @Test func `a missing region says where to name one`() {
        #expect(
            throws: CommandFailure(
                "no region: give --region, set AWS_REGION or AWS_DEFAULT_REGION, or set region in profile default",
                .configuration)
        ) {
            try connection([])
        }
    }

    @Test func `plain http beyond this machine is refused`() {
        #expect(
            throws: CommandFailure(
                "AWS_ENDPOINT_URL_IOT: plain http to example.com is refused; use https (http is for loopback only)",
                .configuration)
        ) {
            try connection([], ["AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL_IOT": "http://example.com"])
        }
    }

    @Test func `a region that could change the host name is refused`() {
        #expect(
            throws: CommandFailure(
                "--region is \"evil.com/\", which is no region; a region is like eu-west-1", .configuration)
        ) {
            try connection(["--region", "evil.com/"])
        }
    }
}

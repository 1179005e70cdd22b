import IoTClient
import Testing

@Suite struct WebIdentityTests {
    private static let servers = ["POST https://sts.eu-west-1.amazonaws.com/": HTTPResponse.role("AKWEB")]

    @Test func `the environment's web identity assumes a role, unsigned, and the file is read each time`() async throws
    {
        try await withFolder { folder in
            let machine = Machine(
                environment: [
                    "AWS_WEB_IDENTITY_TOKEN_FILE": folder + "/token", "AWS_ROLE_ARN": "r", "AWS_ROLE_SESSION_NAME": "s",
                ],
                servers: .routes(Self.servers))
            try write("first\n", to: folder + "/token")
            #expect(try await machine.ask().origin == "web identity")
            try write("second", to: folder + "/token")
            _ = try await machine.ask()
            let begin =
                "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=r&RoleSessionName=s&WebIdentityToken="
            #expect(machine.servers.bodies == [begin + "first", begin + "second"])
            #expect(machine.servers.requests.allSatisfy { $0.headers["Authorization"] == nil })
        }
    }

    @Test func `a profile with a token file needs no source profile`() async throws {
        try await withFolder { home in
            try write("token", to: home + "/t")
            let machine = Machine(
                config: "[profile k]\nrole_arn = r\nweb_identity_token_file = ~/t\n", profile: "k", home: home,
                servers: .routes(Self.servers))
            #expect(try await machine.ask().accessKeyId == "AKWEB")
        }
    }

    @Test func `a missing token file, and one without a role, are broken`() async throws {
        let missing = Machine(environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "/nowhere/token", "AWS_ROLE_ARN": "r"])
        #expect(
            try await missing.problem() == .broken(source: "web identity", reason: .unreadable(path: "/nowhere/token")))
        let roleless = Machine(environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "/nowhere/token"])
        #expect(
            try await roleless.problem()
                == .broken(
                    source: "web identity", reason: .missing(setting: "role_arn", besides: "web_identity_token_file")))
    }
}

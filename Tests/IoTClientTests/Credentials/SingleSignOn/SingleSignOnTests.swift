import FoundationEssentials
import IoTClient
import Testing

/// The role of a single sign-on profile.
@Suite struct SingleSignOnTests: SingleSignOnSuite {
    @Test(
        arguments: [(sessionForm, sessionFile), (olderForm, olderFile)],
        ["2025-11-23T20:00:00Z", "2025-11-23T20:00:00UTC"])
    func `both forms use the saved token`(_ form: (String, String), _ expires: String) async throws {
        try await withFolder { home in
            try write(Self.token(expires: expires), to: home + form.1)
            let machine = machine(home, form.0, [Self.credentialsURL: Self.credentials])
            #expect(
                try await machine.ask()
                    == Credentials(
                        accessKeyId: "AKSSO", secretAccessKey: "s", sessionToken: "t",
                        expiration: Date(timeIntervalSince1970: 1_763_913_845), origin: "SSO (profile ops)",
                        renewal: .automatic, accountId: "111122223333"))
            let request = try #require(machine.servers.requests.first)
            #expect(request.headers["x-amz-sso_bearer_token"] == "TOKEN")
            #expect(request.headers["Authorization"] == nil)
            #expect(!"\(request)".contains("TOKEN\""), "a token was printed")
        }
    }

    @Test func `without a token, and after a rejection by the portal, the fix is to log in`() async throws {
        try await withFolder { home in
            let refusal = HTTPResponse.text(
                #"{"message": "Session token not found or invalid"}"#, status: 401,
                ["x-amzn-ErrorType": "UnauthorizedException"])
            let machine = machine(home, Self.sessionForm, [Self.credentialsURL: refusal])
            #expect(
                try await machine.problem()
                    == broken(.loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .never)))
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            let problem = try #require(try await machine.problem())
            #expect(problem == broken(.loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .refused)))
            #expect(problem.description.hasSuffix("run `aws sso login --profile ops`"))
        }
    }

    @Test(arguments: ["", "<html>", "{}", #"{"roleCredentials": {}}"#, #"{"roleCredentials": []}"#])
    func `a response without a key is an error`(_ body: String) async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            #expect(
                try await machine(home, Self.sessionForm, [Self.credentialsURL: .text(body)]).problem()
                    == broken(.unusableResponse(member: "accessKeyId")))
        }
    }

    @Test func `a role that the portal rejects is an error with its code`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            let refusal = HTTPResponse.text(
                #"{"message": "No access"}"#, status: 403, ["x-amzn-ErrorType": "ForbiddenException"])
            let fault = ServiceFault(code: "ForbiddenException", message: "No access", statusCode: 403)
            #expect(
                try await machine(home, Self.sessionForm, [Self.credentialsURL: refusal]).problem()
                    == broken(.exchange(.ssoPortal, .refused(fault))))
        }
    }

    @Test(
        arguments: [
            "sso_account_id = 1\n": .missing(setting: "sso_role_name", besides: "sso_account_id"),
            "sso_role_name = r\n": .missing(setting: "sso_account_id", besides: "sso_role_name"),
            "sso_account_id = 1\nsso_role_name = r\n": .missing(setting: "sso_start_url", besides: "sso_account_id"),
            "sso_account_id = 1\nsso_role_name = r\nsso_session = x\n": .noSingleSignOnSession("x"),
            "sso_account_id = 1\nsso_role_name = r\nsso_start_url = u\nsso_region = eu_west_1\n":
                .region(.invalid(setting: "sso_region", value: "\"eu_west_1\"")),
            "sso_account_id = 1\nsso_role_name = r\nsso_region = a\nsso_session = s\n[sso-session s]\nsso_region = b\n":
                .inconsistent(setting: "sso_region", session: "s"),
        ] as [String: CredentialsError.BrokenReason])
    func `missing and contradicting settings are errors`(
        _ settings: String, _ reason: CredentialsError.BrokenReason
    ) async throws {
        #expect(try await machine("/nowhere", "[profile ops]\n" + settings, [:]).problem() == broken(reason))
    }

    @Test func `a session without a role is not configured, as in botocore`() async throws {
        let machine = machine("/nowhere", "[profile ops]\nsso_session = x\n", [:])
        #expect(
            try await machine.absence(of: "SSO (profile ops)") == .setting("sso_account_id", profile: "ops")
        )
    }
}

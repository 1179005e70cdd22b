import FoundationEssentials
import IoTClient
import Testing

/// The answers of AWS sign-in: each kind has its own meaning.
@Suite struct SignInAnswerTests: LoginSessionSuite {
    /// The error for each answer once the keys are over.
    private func problem(_ answer: HTTPResponse, ends: String = over) async throws -> CredentialsError? {
        try await withFolder { home in
            try write(Self.session(ends), to: home + Self.file)
            // The region of the watch has another endpoint, which gives the same answer.
            return try await machine(home, [.answer(answer)]).problem()
        }
    }

    private static let permission = CredentialsError.BrokenReason.missingPermission(
        action: "signin:CreateOAuth2Token", policy: "SignInLocalDevelopmentAccess")

    private var rejected: CredentialsError.BrokenReason {
        .loginRequired(
            command(region: "us-west-2"), .rejected(regions: ["us-west-2", "eu-west-1"], skew: nil))
    }

    private func unknown(_ code: SanitizedText, _ status: Int) -> CredentialsError {
        broken(.exchange(.signIn, .refused(ServiceFault(code: code, message: "m", statusCode: status))))
    }

    @Test(arguments: [401, 400, 403], ["AccessDeniedException", "ValidationException", nil])
    func `the error in the body decides, in any case`(_ status: Int, _ exception: String?) async throws {
        for change in [{ $0 }, { $0.lowercased() }] as [@Sendable (String) -> String] {
            func problem(_ error: String) async throws -> CredentialsError? {
                try await self.problem(Self.refused(change(error), status: status, exception: exception))
            }
            #expect(try await problem("TOKEN_EXPIRED") == broken(.loginRequired(command(), .spent)))
            #expect(
                try await problem("USER_CREDENTIALS_CHANGED") == broken(.loginRequired(command(), .passwordChanged)))
            #expect(try await problem("INSUFFICIENT_PERMISSIONS") == broken(Self.permission))
            #expect(try await problem("INVALID_REQUEST") == broken(rejected))
        }
    }

    @Test(
        arguments: [
            ("AUTHCODE_EXPIRED", 401), ("SERVICE_QUOTA_EXCEEDED", 402), ("RESOURCE_NOT_FOUND", 404), ("CONFLICT", 409),
            ("SOMETHING_NEW", 400),
        ])
    func `errors of other operations and unknown ones are shown as they are`(_ error: String, _ status: Int)
        async throws
    {
        #expect(try await problem(Self.refused(error, status: status)) == unknown(SanitizedText(error), status))
    }

    @Test func `without an error in the body the header decides`() async throws {
        func problem(_ exception: String, _ status: Int) async throws -> CredentialsError? {
            try await self.problem(
                .text(#"{"message": "m"}"#, status: status, ["x-amzn-ErrorType": "\(exception):http://x/"]))
        }
        #expect(try await problem("ValidationException", 418) == broken(rejected))
        #expect(try await problem("TooManyRequestsError", 400) == unknown("TooManyRequestsError", 400))
        #expect(try await problem("InternalServerException", 400) == unknown("InternalServerException", 400))
        #expect(try await problem("ConflictException", 400) == unknown("ConflictException", 400))
        // It has three meanings: the status decides.
        #expect(
            try await problem("AccessDeniedException", 401) == broken(.loginRequired(command(), .spent)))
        #expect(try await problem("AccessDeniedException", 403) == unknown("AccessDeniedException", 403))
    }

    @Test func `without both the status decides`() async throws {
        func problem(_ status: Int) async throws -> CredentialsError? {
            try await self.problem(.text("<html>", status: status))
        }
        #expect(try await problem(400) == broken(rejected))
        #expect(try await problem(401) == broken(.loginRequired(command(), .spent)))
        for status in [429, 500, 503, 403, 404] {
            let fault = ServiceFault(code: "\(status)", statusCode: status)
            #expect(try await problem(status) == broken(.exchange(.signIn, .refused(fault))))
        }
    }

    @Test(
        arguments: [
            ("INVALID_REQUEST", 429, "TooManyRequestsError"), ("INVALID_REQUEST", 500, "InternalServerException"),
            ("server_error", 500, "InternalServerException"), ("SERVER_ERROR", 503, nil), ("SERVER_ERROR", 400, nil),
        ])
    func `too many requests and errors on AWS's side are retried, each time with a new proof`(
        _ error: String, _ status: Int, _ exception: String?
    ) async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let failure = CannedTransport.Outcome.answer(Self.refused(error, status: status, exception: exception))
            let passing = machine(home, [failure, failure, .answer(Self.renewed())])
            #expect(try await passing.ask().accessKeyId == "ASIANEW")
            let proofs = try proofs(passing.servers)
            #expect(Set(proofs.map(\.payload.jti)).count == 3 && proofs.allSatisfy(\.isValid))
            #expect(sentTokens(passing.servers) == ["ASOR-1", "ASOR-1", "ASOR-1"])
            try write(Self.session(Self.over), to: home + Self.file)
            let lasting = machine(home, [failure])
            let problem = try #require(try await lasting.problem())
            #expect(IoTError.credentials(problem).isRetryable && lasting.servers.requests.count == 3)
        }
    }

    @Test(arguments: [.readTimeout, .connectionReset, .closedEarly, .nameNotResolved] as [TransportError.Reason])
    func `a failure of the connection is retried, and named once the keys are over`(_ reason: TransportError.Reason)
        async throws
    {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let machine = machine(home, [.failure(reason)])
            let failure = ExchangeFailure.transport(TransportError(host: "h", port: 443, reason: reason))
            #expect(try await machine.problem() == broken(.exchange(.signIn, failure)))
            #expect(Set(try proofs(machine.servers).map(\.payload.jti)).count == 3)
        }
    }

    @Test(
        arguments: [
            "<html>": "accessToken", "{}": "accessToken", #"{"accessToken": null}"#: "accessToken",
            #"{"accessToken": {}, "expiresIn": 900}"#: "refreshToken",
            #"{"accessToken": {}, "refreshToken": "r"}"#: "expiresIn",
            #"{"accessToken": {}, "refreshToken": "r", "expiresIn": 0}"#: "expiresIn",
            #"{"accessToken": {}, "refreshToken": "r", "expiresIn": 1e99}"#: "expiresIn",
            #"{"accessToken": {}, "refreshToken": "r", "expiresIn": 900}"#: "accessToken.accessKeyId",
            #"{"accessToken": {"accessKeyId": "A", "secretAccessKey": "hunter2\n"}, "refreshToken": "r", "#
                + #""expiresIn": 900}"#: "accessToken.secretAccessKey",
        ])
    func `an unusable response names the member, and the file stays`(_ body: String, _ member: String) async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let machine = machine(home, [.answer(.text(body))])
            #expect(try await machine.problem() == broken(.unusableResponse(member: SanitizedText(member))))
            #expect(try text(home + Self.file) == Self.session(Self.over))
        }
    }

    @Test(arguments: [301, 302, 307, 308])
    func `a redirect is not followed`(_ status: Int) async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let machine = machine(home, [.answer(.text("", status: status, ["Location": "https://evil.example/"]))])
            let fault = ServiceFault(code: "\(status)", statusCode: status)
            #expect(try await machine.problem() == broken(.exchange(.signIn, .refused(fault))))
            #expect(machine.servers.requests.map(\.endpoint.host) == ["us-west-2.signin.aws.amazon.com"])
        }
    }

    @Test func `while the keys hold, a rejection is no error, but a login is announced`() async throws {
        let cases: [(HTTPResponse, CredentialsRenewal)] = [
            (Self.refused("TOKEN_EXPIRED", status: 401), .login(command())),
            (Self.refused("USER_CREDENTIALS_CHANGED", status: 403), .login(command())),
            (Self.refused("INVALID_REQUEST", status: 400), .login(command())),
            (Self.refused("INSUFFICIENT_PERMISSIONS", status: 403), .automatic),
            (Self.refused("server_error", status: 500), .automatic), (.text("<html>"), .automatic),
        ]
        for (answer, renewal) in cases {
            try await withFolder { home in
                try write(Self.session(Self.expiring), to: home + Self.file)
                let credentials = try await machine(home, [.answer(answer)]).ask()
                #expect(credentials.accessKeyId == "ASIAOLD" && credentials.renewal == renewal)
            }
        }
    }
}

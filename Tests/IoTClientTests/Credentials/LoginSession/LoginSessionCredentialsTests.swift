import FoundationEssentials
import IoTClient
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The cases that every provider of login sessions passes, and files that cannot be used.
@Suite struct LoginSessionCredentialsTests: LoginSessionSuite {
    @Test func `valid keys are used without a call, with their account, end and source`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.fresh), to: home + Self.file)
            let machine = machine(home, [.failure(.unreachable)])
            let credentials = try await machine.ask()
            #expect(credentials.accessKeyId == "ASIAOLD" && credentials.secretAccessKey == "hunter2")
            #expect(credentials.sessionToken == "session-token" && credentials.accountId == "123456789012")
            #expect(credentials.expiration == Date(timeIntervalSince1970: 1_763_911_445))
            #expect(credentials.origin == "login session of profile ops (arn:aws:iam::123456789012:user/ops)")
            #expect(credentials.renewal == .automatic)
            #expect(machine.servers.requests.isEmpty)
        }
    }

    @Test(
        arguments: [
            1_200: false, 900: false, 660: false, 360: false, 301: false, 300: true, 240: true, 1: true, 0: true,
            -86_400: true,
        ])
    func `keys with more than 300 seconds left are used as they are`(_ seconds: Int, _ isRenewed: Bool) async throws {
        try await withFolder { home in
            let end = Date(timeIntervalSince1970: 1_763_910_245 + Double(seconds)).formatted(.iso8601)
            try write(Self.session(end), to: home + Self.file)
            let machine = machine(home, [.answer(Self.renewed())])
            #expect(try await machine.ask().accessKeyId == (isRenewed ? "ASIANEW" : "ASIAOLD"))
            #expect(machine.servers.requests.count == (isRenewed ? 1 : 0))
        }
    }

    @Test func `expired keys are renewed with one unsigned call of three members`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let machine = machine(home, [.answer(Self.renewed())])
            let credentials = try await machine.ask()
            #expect(credentials.accessKeyId == "ASIANEW" && credentials.secretAccessKey == "hunter2-new")
            #expect(credentials.sessionToken == "session-token-new" && credentials.accountId == "123456789012")
            #expect(credentials.expiration == Date(timeIntervalSince1970: 1_763_911_145))
            let request = try #require(machine.servers.requests.first)
            #expect(machine.servers.requests.count == 1)
            #expect("\(request.method.rawValue) \(request.url)" == Self.tokenURL && request.query.isEmpty)
            #expect(request.headers.map(\.name).sorted() == ["Content-Type", "DPoP"])
            #expect(request.headers["Content-Type"] == "application/json")
            #expect(
                try JSONDecoder().decode([String: String].self, from: request.body) == [
                    "clientId": "arn:aws:signin:::devtools/cross-device", "refreshToken": "ASOR-1",
                    "grantType": "refresh_token",
                ])
            let proof = try ReadProof(try #require(request.headers["DPoP"]))
            #expect(proof.isValid && proof.header.typ == "dpop+jwt" && proof.header.alg == "ES256")
            #expect(proof.header.jwk.kty == "EC" && proof.header.jwk.crv == "P-256")
            #expect(proof.payload.htm == "POST" && proof.payload.iat == 1_763_910_245)
            #expect(proof.payload.htu == "https://us-west-2.signin.aws.amazon.com/v1/token")
            #expect(UUID(uuidString: proof.payload.jti) != nil)
        }
    }

    @Test func `a renewed session is saved for the user only, with all other members unchanged`() async throws {
        try await withFolder { home in
            let path = home + Self.file
            try write(Self.session(Self.over), to: path)
            _ = try await machine(home, [.answer(Self.renewed())]).ask()
            #expect(
                try text(path)
                    == #"{"accessToken":{"accessKeyId":"ASIANEW","secretAccessKey":"hunter2-new","#
                    + #""sessionToken":"session-token-new","accountId":"123456789012","#
                    + #""expiresAt":"2025-11-23T15:19:05Z","new":[1]},"tokenType":"urn:x","#
                    + #""clientId":"arn:aws:signin:::devtools/cross-device","refreshToken":"ASOR-2","#
                    + #""idToken":"id-token","dpopKey":"\#(DPoPProofTests.sec1.replacing("\n", with: "\\n"))","#
                    + #""later":{"a": 1.50, "b": [true, null]}}"#)
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/.aws/login/cache") == [Self.fileName])
            // The new keys and the new refresh token are used next.
            var next = machine(home, [.answer(Self.renewed(id: "ASIATHIRD", refreshToken: "ASOR-3"))])
            #expect(try await next.ask().accessKeyId == "ASIANEW")
            next.now.addTimeInterval(900)
            #expect(try await next.ask().accessKeyId == "ASIATHIRD")
            #expect(sentTokens(next.servers) == ["ASOR-2"])
        }
    }

    @Test func `without a home directory a login does not help, and the setting is named`() async throws {
        let problem = try await Machine(config: Self.config, profile: "ops", home: nil).problem()
        #expect(problem?.description.hasSuffix("HOME or AWS_LOGIN_CACHE_DIRECTORY is not") == true)
        #expect(problem?.description.contains("aws login") == false)
    }

    @Test func `without a file the operator is not logged in`() async throws {
        try await withFolder { home in
            let machine = machine(home, [.failure(.unreachable)])
            #expect(try await machine.problem() == broken(.loginRequired(command(), .never)))
            #expect(machine.servers.requests.isEmpty)
            let problem = try #require(try await machine.problem())
            #expect(problem.description.hasSuffix("not logged in; run `aws login --profile ops`"))
        }
    }

    @Test func `over SSH the login without a browser is advised`() async throws {
        try await withFolder { home in
            var machine = machine(home, [.failure(.unreachable)])
            machine.environment = ["SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"]
            let problem = try await machine.problem()
            #expect(problem == broken(.loginRequired(command(remote: true), .never)))
        }
    }

    @Test(arguments: ["accessToken", "refreshToken", "clientId", "dpopKey"])
    func `a file without a required member names it, although the keys hold`(_ member: String) async throws {
        try await withFolder { home in
            let text = Self.session(Self.fresh).replacing("\"\(member)\":", with: "\"x\":")
            try write(text, to: home + Self.file)
            let machine = machine(home, [.answer(Self.renewed())])
            let path = SanitizedText(path: home + Self.file)
            let reason = CredentialsError.LoginReason.unusable(path: path, member: SanitizedText(member))
            #expect(try await machine.problem() == broken(.loginRequired(command(), reason)))
            #expect(machine.servers.requests.isEmpty)
            #expect(try self.text(home + Self.file) == text)
        }
    }

    @Test func `an expired file whose renewal is rejected stays unchanged`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let refusal = Self.refused("INVALID_REQUEST", status: 400, exception: "ValidationException")
            _ = try #require(try await machine(home, [.answer(refusal)]).problem())
            #expect(try text(home + Self.file) == Self.session(Self.over))
        }
    }

    @Test(arguments: ["", "{", #"{"accessToken": {"accessKeyId": "ASIA"#])
    func `a half file is read again after 100 milliseconds, until it is whole`(_ half: String) async throws {
        try await withFolder { home in
            try write(half, to: home + Self.file)
            var machine = machine(home, [.failure(.unreachable)])
            let waits = Record<Duration>()
            machine.sleep = { time in
                waits.append(time)
                if waits.elements.count == 3 { try write(Self.session(Self.fresh), to: home + Self.file) }
            }
            #expect(try await machine.ask().accessKeyId == "ASIAOLD")
            #expect(waits.elements == Array(repeating: .milliseconds(100), count: 3))
        }
    }

    @Test func `a file that stays half is an error after a few reads`() async throws {
        try await withFolder { home in
            try write("{\"hunter2", to: home + Self.file)
            var machine = machine(home, [.failure(.unreachable)])
            let waits = Record<Duration>()
            machine.sleep = { waits.append($0) }
            let reason = CredentialsError.LoginReason.truncated(path: SanitizedText(path: home + Self.file))
            #expect(try await machine.problem() == broken(.loginRequired(command(), reason)))
            #expect(waits.elements.count == 4)
        }
    }

    @Test func `a directory or a pipe in place of the file is an error`() async throws {
        try await withFolder { home in
            try FileManager.default.createDirectory(atPath: home + Self.file, withIntermediateDirectories: true)
            let path = SanitizedText(path: home + Self.file)
            let problem = try await machine(home, [.failure(.unreachable)]).problem()
            #expect(problem == broken(.unreadableToken(path: path, errno: EISDIR)))
            try FileManager.default.removeItem(atPath: home + Self.file)
            #expect(mkfifo(home + Self.file, 0o600) == 0)
            let other = try await machine(home, [.failure(.unreachable)]).problem()
            #expect(other == broken(.loginRequired(command(), .truncated(path: path))))
        }
    }

    @Test func `keys with a character that cannot be sent are named, and not shown`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.fresh).replacing("session-token", with: "a\\r\\nb"), to: home + Self.file)
            let problem = try await machine(home, [.failure(.unreachable)]).problem()
            #expect(problem == broken(.illegalCharacter(setting: "sessionToken of the login session")))
        }
    }

    @Test func `a key that is not a P-256 key is named when it is needed`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over).replacing("MHcC", with: "hunter3"), to: home + Self.file)
            let machine = machine(home, [.answer(Self.renewed())])
            let reason = CredentialsError.LoginReason.unusable(
                path: SanitizedText(path: home + Self.file), member: "dpopKey")
            #expect(try await machine.problem() == broken(.loginRequired(command(), reason)))
            #expect(machine.servers.requests.isEmpty)
        }
    }

    @Test func `the directory of the files can be set`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.fresh), to: home + "/logins/" + Self.fileName)
            var machine = machine(home, [.failure(.unreachable)])
            machine.environment = ["AWS_LOGIN_CACHE_DIRECTORY": "~/$SUB", "SUB": "logins"]
            #expect(try await machine.ask().accessKeyId == "ASIAOLD")
        }
    }

    @Test func `a role is assumed with the keys of a login session`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.fresh), to: home + Self.file)
            let config =
                "[profile ops]\nrole_arn = r\nsource_profile = me\nregion = eu-west-1\n"
                + Self.config.replacing("profile ops", with: "profile me")
            let machine = machine(home, [.answer(.role("AKROLE"))], config: config)
            #expect(try await machine.ask().accessKeyId == "AKROLE")
            #expect(machine.servers.requests.first?.headers["X-Amz-Security-Token"] == "session-token")
        }
    }

    @Test func `the login for a role's source profile names that profile, and its region is used`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let config =
                "[profile ops]\nrole_arn = r\nsource_profile = me\nregion = eu-north-1\n"
                + Self.config.replacing("profile ops", with: "profile me")
            let machine = machine(home, [.answer(Self.refused("TOKEN_EXPIRED", status: 401))], config: config)
            let login = LoginCommand(.loginSession, profile: "me")
            #expect(
                try await machine.problem()
                    == .broken(source: "login session (profile me)", reason: .loginRequired(login, .spent)))
            #expect(machine.servers.requests.map(\.endpoint.host) == ["us-west-2.signin.aws.amazon.com"])
        }
    }
}

import FoundationEssentials
import IoTClient
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct SingleSignOnTests {
    private static let profile = "[profile ops]\nsso_account_id = 111122223333\nsso_role_name = View\n"
    private static let sessionForm =
        profile + "sso_session = corp\n[sso-session corp]\nsso_region = eu-north-1\n"
        + "sso_start_url = https://corp.awsapps.com/start\n"
    private static let olderForm =
        profile + "sso_region = eu-north-1\nsso_start_url = https://corp.awsapps.com/start\n"
    /// The SHA-1 of `corp`, and of the start URL.
    private static let sessionFile = "/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    private static let olderFile = "/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"

    private static let credentialsURL =
        "GET https://portal.sso.eu-north-1.amazonaws.com/federation/credentials?role_name=View&account_id=111122223333"
    private static let tokenURL = "POST https://oidc.eu-north-1.amazonaws.com/token"
    private static let credentials = HTTPResponse.text(
        #"{"roleCredentials": {"accessKeyId": "AKSSO", "secretAccessKey": "s", "sessionToken": "t", "#
            + #""expiration": 1763913845000}}"#)

    private static func token(expires: String, renewable: Bool = false) -> String {
        let client =
            #", "clientId": "c", "clientSecret": "cs", "registrationExpiresAt": "2026-01-01T00:00:00Z", "#
            + #""refreshToken": "old", "startUrl": "u", "region": "r""#
        return #"{"accessToken": "TOKEN", "expiresAt": "\#(expires)"\#(renewable ? client : "")}"#
    }

    private func machine(_ home: String, _ config: String, _ answers: [String: HTTPResponse]) -> Machine {
        Machine(config: config, profile: "ops", home: home, servers: .routes(answers), sleep: { _ in })
    }

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "single sign-on of profile ops", reason: reason)
    }

    @Test(
        arguments: [(sessionForm, sessionFile), (olderForm, olderFile)],
        ["2025-11-23T20:00:00Z", "2025-11-23T20:00:00UTC"])
    func `both forms take the token that was kept`(_ form: (String, String), _ expires: String) async throws {
        try await withFolder { home in
            try write(Self.token(expires: expires), to: home + form.1)
            let machine = machine(home, form.0, [Self.credentialsURL: Self.credentials])
            #expect(
                try await machine.ask()
                    == Credentials(
                        accessKeyId: "AKSSO", secretAccessKey: "s", sessionToken: "t",
                        expiration: Date(timeIntervalSince1970: 1_763_913_845), origin: "single sign-on of profile ops")
            )
            let request = try #require(machine.servers.requests.first)
            #expect(request.headers["x-amz-sso_bearer_token"] == "TOKEN")
            #expect(request.headers["Authorization"] == nil)
            #expect(!"\(request)".contains("TOKEN\""), "a token was printed")
        }
    }

    @Test func `a token that ends soon is renewed, and kept for others with no one else to read it`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T15:19:05Z", renewable: true), to: home + Self.sessionFile)
            let answer = HTTPResponse.text(#"{"accessToken": "NEW", "expiresIn": 3600, "refreshToken": "next"}"#)
            let machine = machine(
                home, Self.sessionForm, [Self.tokenURL: answer, Self.credentialsURL: Self.credentials])
            #expect(try await machine.ask().accessKeyId == "AKSSO")
            #expect(
                machine.servers.bodies.first.map {
                    try? JSONDecoder().decode([String: String].self, from: Data($0.utf8))
                }
                    == ["clientId": "c", "clientSecret": "cs", "grantType": "refresh_token", "refreshToken": "old"])
            #expect(machine.servers.requests.last?.headers["x-amz-sso_bearer_token"] == "NEW")
            let path = home + Self.sessionFile
            #expect(
                try String(contentsOfFile: path, encoding: .utf8)
                    == #"{"accessToken":"NEW","clientId":"c","clientSecret":"cs","expiresAt":"2025-11-23T16:04:05Z","#
                    + #""refreshToken":"next","region":"r","registrationExpiresAt":"2026-01-01T00:00:00Z","startUrl":"u"}"#
            )
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/.aws/sso/cache").count == 1)
        }
    }

    @Test func `a renewal that fails is not told while the token holds, and afterwards asks to sign in`() async throws {
        try await withFolder { home in
            let refusal = HTTPResponse.text(#"{"error": "invalid_grant"}"#, status: 400)
            try write(Self.token(expires: "2025-11-23T15:10:00Z", renewable: true), to: home + Self.sessionFile)
            var machine = machine(
                home, Self.sessionForm, [Self.tokenURL: refusal, Self.credentialsURL: Self.credentials])
            #expect(try await machine.ask().accessKeyId == "AKSSO")
            machine.now = Date(timeIntervalSince1970: 1_763_910_600)
            #expect(try await machine.problem() == broken(.loginRequired(profile: "ops", .expired)))
        }
    }

    @Test(arguments: [
        ("2025-11-23T15:10:00Z", false), ("2025-11-23T15:04:05Z", true),
    ])
    func `a renewal that gets no answer, or one of a failing server, is told as that once the token is over`(
        _ expires: String, _ isOver: Bool
    ) async throws {
        let down = HTTPResponse.text(#"{"error": "server_error"}"#, status: 500)
        let failures: [(HTTPResponse?, ExchangeFailure)] = [
            (down, .refused(ServiceFault(code: "500", statusCode: 500))),
            (.text("", status: 429), .refused(ServiceFault(code: "429", statusCode: 429))),
            (
                nil,
                .transport(
                    TransportError(host: "oidc.eu-north-1.amazonaws.com", port: 443, reason: .connectionRefused))
            ),
        ]
        for (answer, failure) in failures {
            try await withFolder { home in
                try write(Self.token(expires: expires, renewable: true), to: home + Self.sessionFile)
                var routes = [Self.credentialsURL: Self.credentials]
                routes[Self.tokenURL] = answer
                let problem = try await machine(home, Self.sessionForm, routes).problem()
                #expect(problem == (isOver ? broken(.exchange(.ssoOIDC, failure)) : nil))
            }
        }
    }

    @Test(
        arguments: [
            "<html>": "accessToken", #"{"expiresIn": 60}"#: "accessToken",
            #"{"accessToken": "hunter2\r\nX: y", "expiresIn": 60}"#: "accessToken",
            #"{"accessToken": "t", "expiresIn": -1}"#: "expiresIn",
        ])
    func `a new token that cannot be used is named, not shown, and not kept`(
        _ body: String, _ member: String
    ) async throws {
        try await withFolder { home in
            let token = Self.token(expires: "2025-11-23T15:04:05Z", renewable: true)
            try write(token, to: home + Self.sessionFile)
            let machine = machine(
                home, Self.sessionForm, [Self.tokenURL: .text(body), Self.credentialsURL: Self.credentials])
            #expect(try await machine.problem() == broken(.unusableResponse(member: SanitizedText(member))))
            #expect(try String(contentsOfFile: home + Self.sessionFile, encoding: .utf8) == token)
        }
    }

    @Test func `a token that no header can hold is named and not shown, and nobody is asked`() async throws {
        try await withFolder { home in
            let token = #"{"accessToken": "hunter2\nX: y", "expiresAt": "2025-11-23T20:00:00Z"}"#
            try write(token, to: home + Self.sessionFile)
            let machine = machine(home, Self.sessionForm, [Self.credentialsURL: Self.credentials])
            let problem = try #require(try await machine.problem())
            #expect(problem == broken(.illegalCharacter(setting: "accessToken of the single sign-on token")))
            #expect(!problem.description.contains("hunter2"))
            #expect(machine.servers.requests.isEmpty)
        }
    }

    /// Answers a renewal once for each refresh token, and tells with which ones it was asked.
    private func rotating() -> CannedTransport {
        CannedTransport { request throws(TransportError) in
            let body = String(decoding: request.body, as: UTF8.self)
            guard request.path == "/token" else { return Self.credentials }
            let steps = ["old": "1", "1": "2"]
            let step = steps.first { body.contains(#""refreshToken":"\#($0.key)""#) }
            return step.map {
                .text(#"{"accessToken": "NEW\#($0.value)", "expiresIn": 600, "refreshToken": "\#($0.value)"}"#)
            }
                ?? .text(#"{"error": "invalid_grant"}"#, status: 400)
        }
    }

    private func bearers(_ servers: CannedTransport) -> [String] {
        servers.requests.compactMap { $0.headers["x-amz-sso_bearer_token"] }
    }

    @Test func `a renewed token that cannot be written is kept in memory, and its own refresh token is used next`()
        async throws
    {
        try await withFolder { home in
            let token = Self.token(expires: "2025-11-23T15:10:00Z", renewable: true)
            try write(token, to: home + Self.sessionFile)
            let long = unwritable(home)
            let machine = Machine(config: Self.sessionForm, profile: "ops", home: long, servers: rotating())
            let source = try machine.source
            #expect(try await source.credentials().accessKeyId == "AKSSO")
            #expect(try await source.credentials().accessKeyId == "AKSSO")
            #expect(bearers(machine.servers) == ["NEW1", "NEW2"])
            let warning = CredentialsWarning.tokenNotSaved(path: SanitizedText(path: long + Self.sessionFile))
            #expect(machine.warnings.elements == [warning, warning])
            #expect(try String(contentsOfFile: home + Self.sessionFile, encoding: .utf8) == token)
        }
    }

    @Test func `who signs in again is served with that, not with the token in memory`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T15:10:00Z", renewable: true), to: home + Self.sessionFile)
            let machine = Machine(
                config: Self.sessionForm, profile: "ops", home: unwritable(home), servers: rotating())
            let source = try machine.source
            _ = try await source.credentials()
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            _ = try await source.credentials()
            #expect(bearers(machine.servers) == ["NEW1", "TOKEN"])
        }
    }

    @Test func `a renewal that was begun goes on though nobody waits any more`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T15:10:00Z", renewable: true), to: home + Self.sessionFile)
            let asked = AsyncStream.makeStream(of: Void.self)
            let (gate, opener) = AsyncStream.makeStream(of: Void.self)
            let servers = CannedTransport { request throws(TransportError) in
                guard request.path == "/token" else { return Self.credentials }
                asked.continuation.yield()
                for await _ in gate {}
                guard !Task.isCancelled else { throw TransportError(host: "h", port: 1, reason: .cancelled) }
                return .text(#"{"accessToken": "NEW", "expiresIn": 3600, "refreshToken": "next"}"#)
            }
            let source = try Machine(config: Self.sessionForm, profile: "ops", home: home, servers: servers).source
            let asking = Task { try await source.credentials() }
            for await _ in asked.stream { break }
            asking.cancel()
            opener.finish()
            _ = await asking.result
            let kept = try String(contentsOfFile: home + Self.sessionFile, encoding: .utf8)
            #expect(kept.contains(#""refreshToken":"next""#))
        }
    }

    /// The same folder by a name so long that the token's file can be read, but no name of a file beside it is allowed: any user,
    /// even one who may write everywhere, cannot write there.
    private func unwritable(_ home: String) -> String {
        home + String(repeating: "/", count: Int(PATH_MAX) - 4 - (home + Self.sessionFile).utf8.count)
    }

    @Test func `the older form is not renewed`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T15:04:05Z", renewable: true), to: home + Self.olderFile)
            let machine = machine(home, Self.olderForm, [:])
            #expect(try await machine.problem() == broken(.loginRequired(profile: "ops", .expired)))
            #expect(machine.servers.requests.isEmpty)
        }
    }

    @Test func `nobody signed in, and a token that the portal refuses, ask to sign in`() async throws {
        try await withFolder { home in
            let refusal = HTTPResponse.text(
                #"{"message": "Session token not found or invalid"}"#, status: 401,
                ["x-amzn-ErrorType": "UnauthorizedException"])
            let machine = machine(home, Self.sessionForm, [Self.credentialsURL: refusal])
            #expect(try await machine.problem() == broken(.loginRequired(profile: "ops", .never)))
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            let problem = try #require(try await machine.problem())
            #expect(problem == broken(.loginRequired(profile: "ops", .refused)))
            #expect(problem.description.hasSuffix("run `aws sso login --profile ops`"))
        }
    }

    @Test(arguments: ["", "{", #"{"accessToken": "hunter2", "expiresAt": "2025-"#, "[]", "null"])
    func `a token file that is cut is named, and logging in again is the fix`(_ text: String) async throws {
        try await withFolder { home in
            try write(text, to: home + Self.sessionFile)
            let problem = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            let words = problem.description
            #expect(words.contains("\(SanitizedText(path: home + Self.sessionFile)) is not complete JSON"))
            #expect(words.hasSuffix("run `aws sso login --profile ops`") && !words.contains("hunter2"))
        }
    }

    @Test(
        arguments: [
            "{}": "accessToken", #"{"accessToken": "t"}"#: "expiresAt", #"{"expiresAt": "x"}"#: "accessToken",
            #"{"accessToken": "t", "expiresAt": 1}"#: "expiresAt",
            #"{"accessToken": "t", "expiresAt": "soon"}"#: "expiresAt",
            #"{"accessToken": 1, "expiresAt": "2025-11-23T20:00:00Z"}"#: "accessToken",
        ])
    func `a token file without a member that is needed names file and member`(_ text: String, _ member: String)
        async throws
    {
        try await withFolder { home in
            try write(text, to: home + Self.sessionFile)
            let problem = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            #expect(
                problem.description.contains("\(SanitizedText(path: home + Self.sessionFile)) has no usable \(member)"))
            #expect(problem.description.hasSuffix("run `aws sso login --profile ops`"))
        }
    }

    @Test func `a directory in the place of the token file, and one on the way that is a file, are named`() async throws
    {
        try await withFolder { home in
            let path = home + Self.sessionFile
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let directory = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            #expect(directory.description.contains("\(SanitizedText(path: path)) cannot be read: Is a directory"))
            try FileManager.default.removeItem(atPath: home + "/.aws/sso")
            try write("", to: home + "/.aws/sso")
            let blocked = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            #expect(blocked.description.contains("\(SanitizedText(path: path)) cannot be read: Not a directory"))
        }
    }

    @Test func `a process whose refresh token was used by another takes what the other has written`() async throws {
        try await withFolder { home in
            let path = home + Self.sessionFile
            try write(Self.token(expires: "2025-11-23T15:04:00Z", renewable: true), to: path)
            let servers = CannedTransport { request throws(TransportError) in
                guard request.path == "/token" else { return Self.credentials }
                try? write(#"{"accessToken": "OTHER", "expiresAt": "2025-11-23T16:00:00Z"}"#, to: path)
                return .text(#"{"error": "invalid_grant"}"#, status: 400)
            }
            let machine = Machine(config: Self.sessionForm, profile: "ops", home: home, servers: servers)
            #expect(try await machine.ask().accessKeyId == "AKSSO")
            #expect(bearers(servers) == ["OTHER"])
        }
    }

    @Test func `another process that is about to write the token is given a second`() async throws {
        try await withFolder { home in
            let path = home + Self.sessionFile
            try write(Self.token(expires: "2025-11-23T15:04:00Z", renewable: true), to: path)
            var machine = machine(
                home, Self.sessionForm,
                [
                    Self.tokenURL: .text(#"{"error": "invalid_grant"}"#, status: 400),
                    Self.credentialsURL: Self.credentials,
                ])
            machine.sleep = { time in
                #expect(time == .seconds(1))
                try write(#"{"accessToken": "LATER", "expiresAt": "2025-11-23T16:00:00Z"}"#, to: path)
            }
            #expect(try await machine.ask().accessKeyId == "AKSSO")
            #expect(bearers(machine.servers) == ["LATER"])
        }
    }

    @Test(arguments: ["", "<html>", "{}", #"{"roleCredentials": {}}"#, #"{"roleCredentials": []}"#])
    func `an answer without a key is an error`(_ body: String) async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            #expect(
                try await machine(home, Self.sessionForm, [Self.credentialsURL: .text(body)]).problem()
                    == broken(.unusableResponse(member: "accessKeyId")))
        }
    }

    @Test func `a role that the portal does not give is told with its code`() async throws {
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
    func `settings that are missing or contradict each other are told`(
        _ settings: String, _ reason: CredentialsError.BrokenReason
    ) async throws {
        #expect(try await machine("/nowhere", "[profile ops]\n" + settings, [:]).problem() == broken(reason))
    }

    @Test func `a session alone is no role, as in botocore`() async throws {
        let machine = machine("/nowhere", "[profile ops]\nsso_session = x\n", [:])
        #expect(
            try await machine.absence(of: "single sign-on of profile ops") == .setting("sso_account_id", profile: "ops")
        )
    }
}

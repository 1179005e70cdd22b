import FoundationEssentials
import IoTClient
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Renewal of a token, and renewed tokens that cannot be saved.
@Suite struct SingleSignOnRenewalTests: SingleSignOnSuite {
    @Test func `a token that expires soon is renewed, and saved for the user only`() async throws {
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
                    + #""refreshToken":"next","region":"r","registrationExpiresAt":"2026-01-01T00:00:00Z","#
                    + #""startUrl":"u"}"#
            )
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/.aws/sso/cache").count == 1)
        }
    }

    @Test func `a failed renewal is an error after the token has expired, and the fix is to log in`() async throws {
        try await withFolder { home in
            let refusal = HTTPResponse.text(#"{"error": "invalid_grant"}"#, status: 400)
            try write(Self.token(expires: "2025-11-23T15:10:00Z", renewable: true), to: home + Self.sessionFile)
            var machine = machine(
                home, Self.sessionForm, [Self.tokenURL: refusal, Self.credentialsURL: Self.credentials])
            #expect(try await machine.ask().accessKeyId == "AKSSO")
            machine.now = Date(timeIntervalSince1970: 1_763_910_600)
            #expect(
                try await machine.problem()
                    == broken(.loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .expired)))
        }
    }

    @Test(arguments: [
        ("2025-11-23T15:10:00Z", false), ("2025-11-23T15:04:05Z", true),
    ])
    func `a renewal without a usable response is reported after the token has expired`(
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
    func `an unusable new token is named, not shown, and not saved`(
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

    @Test func `a token with an illegal character is named, not shown, and not sent`() async throws {
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

    @Test func `a renewed token that cannot be saved is kept in memory, and its refresh token is used next`()
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

    @Test func `a new login is used, not the token in memory`() async throws {
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

    @Test func `a renewal finishes after its caller is canceled`() async throws {
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

    @Test func `the older form is not renewed`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T15:04:05Z", renewable: true), to: home + Self.olderFile)
            let machine = machine(home, Self.olderForm, [:])
            #expect(
                try await machine.problem()
                    == broken(.loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .expired)))
            #expect(machine.servers.requests.isEmpty)
        }
    }

    /// Accepts each refresh token once, and records the tokens that were sent.
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

    /// The same folder with a path so long that the token file can be read, but a file with a longer name cannot be
    /// created, even by root.
    private func unwritable(_ home: String) -> String {
        home + String(repeating: "/", count: Int(PATH_MAX) - 4 - (home + Self.sessionFile).utf8.count)
    }
}

import FoundationEssentials
import IoTClient
import Testing

/// Token files that cannot be used, or that another process writes.
@Suite struct SingleSignOnTokenFileTests: SingleSignOnSuite {
    @Test(arguments: ["", "{", #"{"accessToken": "hunter2", "expiresAt": "2025-"#, "[]", "null"])
    func `an incomplete token file is named, and the fix is to log in`(_ text: String) async throws {
        try await withFolder { home in
            try write(text, to: home + Self.sessionFile)
            let problem = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            let words = problem.description
            #expect(words.contains("\(SanitizedText(path: home + Self.sessionFile)) is incomplete"))
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
    func `a token file without a required member names file and member`(_ text: String, _ member: String)
        async throws
    {
        try await withFolder { home in
            try write(text, to: home + Self.sessionFile)
            let problem = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            #expect(
                problem.description.contains(
                    "\(member) is missing or invalid in \(SanitizedText(path: home + Self.sessionFile))")
            )
            #expect(problem.description.hasSuffix("run `aws sso login --profile ops`"))
        }
    }

    @Test func `a directory in place of the token file, and a file in place of a directory, are named`() async throws {
        try await withFolder { home in
            let path = home + Self.sessionFile
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let directory = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            #expect(
                directory.description.contains(
                    "cannot read the token file \(SanitizedText(path: path)): Is a directory"))
            try FileManager.default.removeItem(atPath: home + "/.aws/sso")
            try write("", to: home + "/.aws/sso")
            let blocked = try #require(try await machine(home, Self.sessionForm, [:]).problem())
            #expect(
                blocked.description.contains("cannot read the token file \(SanitizedText(path: path)): Not a directory")
            )
        }
    }

    @Test func `a process whose refresh token was used by another one reads the token of the other`() async throws {
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

    @Test func `the token file is read again after a second`() async throws {
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
}

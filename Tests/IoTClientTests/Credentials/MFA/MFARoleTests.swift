import FoundationEssentials
import Testing

@testable import IoTClient

/// One role with `mfa_serial`: what is requested, sent and kept.
@Suite struct MFARoleTests {
    private typealias Session = MFASession

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "assume role (profile ops)", reason: reason)
    }

    @Test func `without a code and an entry, a code is requested and nothing is sent`() async throws {
        try await withFolder { home in
            let session = try Session(home: home)
            #expect(await session.problem() == broken(.codeRequired(Session.request(.first))))
            #expect(session.servers.requests.isEmpty)
        }
    }

    @Test func `a code is sent with the device's serial number, signed with the source's keys`() async throws {
        try await withFolder { home in
            let session = try Session(home: home, codes: ["012345"])
            let credentials = try await session.credentials()
            #expect(credentials.accessKeyId == "AKROLE")
            #expect(credentials.renewal == .code(Session.request(.renewal)))
            #expect(credentials.accountId == "123456789012")
            #expect(credentials.origin == "assume role (profile ops), assumed with credentials file (profile base)")
            #expect(
                session.servers.bodies == [
                    "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fops"
                        + "&RoleSessionName=mitwatch-session-1763910245&SerialNumber=GAHT12345678&TokenCode=012345"
                ])
            #expect(session.servers.requests[0].headers["Authorization"]?.contains("Credential=AKBASE/") == true)
        }
    }

    @Test func `external_id, duration_seconds and role_session_name are sent with a code`() async throws {
        try await withFolder { home in
            let config = Session.single + "external_id = a/b\nduration_seconds = 43200\nrole_session_name = alice\n"
            let session = try Session(home: home, config: config, codes: ["123456"])
            _ = try await session.credentials()
            let body = try #require(session.servers.bodies.first)
            #expect(body.contains("&RoleSessionName=alice&"))
            #expect(body.hasSuffix("&TokenCode=123456&ExternalId=a%2Fb&DurationSeconds=43200"))
            let entry = CLICacheEntry(
                home: home, roleArn: Session.arn, serial: Session.serial, externalId: "a/b", seconds: 43_200,
                sessionName: "alice")
            #expect(entry.load()?.accessKeyId == "AKROLE")
        }
    }

    @Test func `duration_seconds that is not a whole number is ignored`() async throws {
        try await withFolder { home in
            let config = Session.single + "duration_seconds = one hour\n"
            let session = try Session(home: home, config: config, codes: ["123456"])
            _ = try await session.credentials()
            #expect(session.servers.bodies.first?.contains("DurationSeconds") == false)
            #expect(FileManager.default.fileExists(atPath: home + Session.file))
        }
    }

    @Test(arguments: [
        "", "GAHT1234", String(repeating: "1", count: 257), "arn:aws:iam::123456789012:mfa/al ice", "GAHT1234567é",
        "GAHT12345678;", "GAHT１２３４５６７８",
    ])
    func `a serial number of another form is malformed, and nothing is sent`(_ serial: String) async throws {
        let config = "[profile ops]\nrole_arn = r\nsource_profile = base\nmfa_serial = \(serial)\n"
        let session = try Session(home: nil, config: config, codes: ["123456"])
        #expect(await session.problem() == broken(.malformed(setting: "mfa_serial of profile ops")))
        #expect(session.servers.requests.isEmpty)
    }

    @Test(arguments: [
        "GAHT12345", "arn:aws:iam::123456789012:mfa/alice", "arn:aws:iam::123456789012:mfa/a_b+c=d,e.f@g-h",
        String(repeating: "1", count: 256),
    ])
    func `a serial number or an ARN is accepted`(_ serial: String) async throws {
        let config = "[profile ops]\nrole_arn = r\nsource_profile = base\nmfa_serial = \(serial)\n"
        let session = try Session(home: nil, config: config)
        #expect(await session.request()?.serial == serial)
    }

    @Test func `mfa_serial of a profile without a role is ignored`() async throws {
        let config = "[profile ops]\nmfa_serial = x\naws_access_key_id = OWN\naws_secret_access_key = s\n"
        #expect(try await Session(home: nil, config: config).credentials().accessKeyId == "OWN")
    }

    @Test func `an invalid source is the error, before a code is requested`() async throws {
        let config = Session.single.replacing("= base", with: "= nobody")
        let reason = ProfileNotFoundError(name: "nobody", origin: nil, known: ["base", "ops"])
        #expect(await (try Session(home: nil, config: config)).problem() == broken(.profileNotFound(reason)))
    }

    @Test func `a code is kept if the source of the role fails`() async throws {
        try await withFolder { home in
            let config =
                Session.single.replacing("source_profile = base", with: "source_profile = empty")
                + "[profile empty]\nregion = x\n"
            let session = try Session(home: home, config: config, codes: ["123456"])
            #expect(await session.problem() == broken(.noSourceCredentials(profile: "empty")))
            #expect(session.context.codes.entered(for: Session.serial) == MFACode("123456"))
        }
    }

    @Test func `a canceled caller does not use up the code`() async throws {
        try await withFolder { home in
            let session = try Session(home: home, codes: ["123456"])
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await session.problem()
            }
            #expect(await task.value == broken(.cancelled))
            #expect(session.servers.requests.isEmpty)
            #expect(session.context.codes.entered(for: Session.serial) != nil)
        }
    }

    @Test func `a call with a code finishes although its caller is canceled`() async throws {
        try await withFolder { home in
            let begun = AsyncStream.makeStream(of: Void.self)
            let (gate, opener) = AsyncStream.makeStream(of: Void.self)
            let transport = CannedTransport { _ throws(TransportError) in
                begun.continuation.yield()
                for await _ in gate {}
                return Task.isCancelled ? .text("", status: 500) : .role("AKROLE")
            }
            let session = try Session(home: home, codes: ["123456"], transport: transport)
            let task = Task { try await session.credentials() }
            for await _ in begun.stream { break }
            task.cancel()
            opener.finish()
            _ = await task.result
            let entry = CLICacheEntry(
                home: home, roleArn: Session.arn, serial: Session.serial, externalId: nil, seconds: nil,
                sessionName: nil)
            #expect(entry.load()?.accessKeyId == "AKROLE")
        }
    }
}

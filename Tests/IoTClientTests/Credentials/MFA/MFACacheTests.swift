import FoundationEssentials
import Testing

@testable import IoTClient

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A role with `mfa_serial` and the AWS CLI's cache: which entries are used, and what is written.
@Suite struct MFACacheTests {
    private typealias Session = MFASession

    private func mode(_ path: String) -> Int? {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_mode & 0o777) : nil
    }

    @Test func `an entry with more than 300 s left is used without a call, also if there is a code`() async throws {
        try await withFolder { home in
            try write(Session.saved("AKCLI", until: 301), to: home + Session.file)
            for codes in [[], ["123456"]] {
                let session = try Session(home: home, codes: codes)
                let credentials = try await session.credentials()
                #expect(credentials.accessKeyId == "AKCLI")
                #expect(credentials.origin == "assume role (profile ops), from the AWS CLI's cache")
                #expect(credentials.renewal == .code(Session.request(.renewal)))
                #expect(credentials.accountId == "123456789012")
                #expect(session.servers.requests.isEmpty)
                #expect(session.context.codes.entered(for: Session.serial) == nil)
            }
        }
    }

    @Test func `an entry with 300 s left is used to its end, or until a code is entered`() async throws {
        try await withFolder { home in
            try write(Session.saved("AKCLI", until: 300), to: home + Session.file)
            let session = try Session(home: home)
            for second in [0, 1, 299.0] {
                session.itIs(second)
                #expect(try await session.credentials().accessKeyId == "AKCLI")
            }
            #expect(session.servers.requests.isEmpty)
            session.itIs(300)
            #expect(await session.request() == Session.request(.first))
            session.itIs(1)
            #expect(session.enter("123456"))
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(session.sent == ["123456"])
        }
    }

    /// The machine's clock may be off, so that the operator is prompted earlier than five minutes before the end.
    @Test func `a code that was entered early renews the credentials in use`() async throws {
        try await withFolder { home in
            try write(Session.saved("AKCLI", until: 1_000), to: home + Session.file)
            let session = try Session(home: home)
            #expect(try await session.credentials().accessKeyId == "AKCLI")
            #expect(session.enter("123456"))
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(session.sent == ["123456"])
        }
    }

    @Test func `a code is not sent if another program has renewed meanwhile`() async throws {
        try await withFolder { home in
            try write(Session.saved("AKOLD", until: 200), to: home + Session.file)
            let session = try Session(home: home)
            #expect(try await session.credentials().accessKeyId == "AKOLD")
            try write(Session.saved("AKNEW", until: 3_600), to: home + Session.file)
            #expect(session.enter("123456"))
            #expect(try await session.credentials().accessKeyId == "AKNEW")
            #expect(session.servers.requests.isEmpty)
            #expect(session.context.codes.entered(for: Session.serial) == nil)
        }
    }

    @Test func `a code that was typed into the AWS CLI is enough`() async throws {
        try await withFolder { home in
            let session = try Session(home: home)
            let cache = CachedCredentials(session.source, now: { session.context.serverTime })
            await #expect(throws: CredentialsError.self) { try await cache.credentials() }
            try write(Session.saved("AKCLI", until: 600), to: home + Session.file)
            #expect(try await cache.credentials().accessKeyId == "AKCLI")
            try write(Session.saved("AKNEW", until: 7_200), to: home + Session.file)
            session.itIs(59)
            #expect(try await cache.credentials().accessKeyId == "AKCLI")
            session.itIs(60)
            #expect(try await cache.credentials().accessKeyId == "AKNEW")
            #expect(session.servers.requests.isEmpty)
        }
    }

    @Test func `the entry is written as the AWS CLI writes it`() async throws {
        try await withFolder { home in
            let response = HTTPResponse.text(
                """
                <AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA1:alice</AssumedRoleId>
                <Arn>arn:aws:sts::123456789012:assumed-role/ops/alice</Arn></AssumedRoleUser>
                <Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>a/b"c</SecretAccessKey>
                <SessionToken>t==</SessionToken><Expiration>2036-11-23T05:30:12Z</Expiration></Credentials>
                </AssumeRoleResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></AssumeRoleResponse>
                """)
            let session = try Session(home: home, codes: ["123456"], [.answer(response)])
            _ = try await session.credentials()
            let text = try String(contentsOfFile: home + Session.file, encoding: .utf8)
            #expect(
                text == #"{"AssumedRoleUser": {"Arn": "arn:aws:sts::123456789012:assumed-role/ops/alice", "#
                    + #""AssumedRoleId": "AROA1:alice"}, "Credentials": {"AccessKeyId": "ASIA1", "#
                    + #""AccountId": "123456789012", "Expiration": "2036-11-23T05:30:12+00:00", "#
                    + #""SecretAccessKey": "a/b\"c", "SessionToken": "t=="}, "ResponseMetadata": {"HTTPHeaders": {}, "#
                    + #""HTTPStatusCode": 200, "RequestId": "r-1", "RetryAttempts": 0}}"#)
            #expect(mode(home + Session.file) == 0o600)
            for folder in ["/.aws", "/.aws/cli", "/.aws/cli/cache"] {
                #expect(mode(home + folder) == 0o700)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/.aws/cli/cache").count == 1)
            let next = try Session(home: home)
            #expect(try await next.credentials().accessKeyId == "ASIA1")
            #expect(next.servers.requests.isEmpty)
        }
    }

    @Test func `an entry that others can read is replaced by one that they cannot`() async throws {
        try await withFolder { home in
            try write("{", to: home + Session.file)
            #expect(chmod(home + Session.file, 0o644) == 0)
            let session = try Session(home: home, codes: ["123456"])
            _ = try await session.credentials()
            #expect(mode(home + Session.file) == 0o600)
        }
    }

    @Test func `if the entry cannot be written, the credentials are kept in memory, and one warning says so`()
        async throws
    {
        try await withFolder { home in
            try write("a file", to: home + "/.aws/cli")
            let session = try Session(home: home, codes: ["123456"])
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(session.sent == ["123456"])
            let warning = CredentialsWarning.roleNotSaved(path: SanitizedText(path: home + Session.file))
            #expect(session.warnings.elements == [warning])
            #expect(warning.description.hasPrefix("cannot save the credentials of the role to \(home)/.aws/cli/cache/"))
            session.itIs(3_590)
            #expect(session.enter("654321"))
            _ = try await session.credentials()
            #expect(session.sent == ["123456", "654321"])
            #expect(session.warnings.elements.count == 1)
        }
    }

    @Test func `without a home directory the credentials are kept in memory`() async throws {
        let session = try Session(home: nil, codes: ["123456"])
        #expect(try await session.credentials().accessKeyId == "AKROLE")
        #expect(try await session.credentials().accessKeyId == "AKROLE")
        #expect(session.warnings.elements == [.roleNotSaved(path: nil)])
        #expect(session.servers.requests.count == 1)
    }

    @Test func `credentials that this session renewed keep their origin`() async throws {
        try await withFolder { home in
            let session = try Session(home: home, codes: ["123456"])
            let origin = try await session.credentials().origin
            #expect(try await session.credentials().origin == origin)
            #expect(session.servers.requests.count == 1)
        }
    }

    @Test func `a forced renewal near the end reports a rejected code, and the old credentials stay`() async throws {
        try await withFolder { home in
            try write(Session.saved("AKCLI", until: 240), to: home + Session.file)
            let session = try Session(home: home, [.answer(.codeRejected), .answer(.role("AKROLE"))])
            let statuses = Record<CredentialsStatus>()
            let cache = CachedCredentials(
                session.source, now: { session.context.serverTime }, onStatus: { statuses.append($0) })
            #expect(try await cache.credentials().accessKeyId == "AKCLI")
            #expect(session.enter("111111"))
            await #expect(throws: CredentialsError.self) { try await cache.renewed() }
            #expect(try await cache.credentials().accessKeyId == "AKCLI")
            #expect(
                statuses.elements.map(\.renewal) == [
                    .code(Session.request(.renewal)), .code(Session.request(.rejected)),
                ])
            session.itIs(61)
            #expect(try await cache.credentials().accessKeyId == "AKCLI")
            #expect(statuses.elements.last?.renewal == .code(Session.request(.rejected)))
            #expect(session.enter("222222"))
            #expect(try await cache.renewed().accessKeyId == "AKROLE")
            #expect(statuses.elements.last?.renewal == .code(Session.request(.renewal)))
            #expect(session.sent == ["111111", "222222"])
        }
    }
}

import FoundationEssentials
import Testing

@testable import IoTClient

/// Chains of roles, some of which require a code.
@Suite struct MFAChainTests {
    private typealias Session = MFASession
    private static let (outer, inner) = ("arn:aws:iam::123456789012:role/outer", "arn:aws:iam::123456789012:role/inner")

    private static func chain(outer device: String?, inner other: String?) -> String {
        func serial(_ serial: String?) -> String { serial.map { "mfa_serial = \($0)\n" } ?? "" }
        return "[profile ops]\nrole_arn = \(outer)\nsource_profile = mid\n\(serial(device))"
            + "[profile mid]\nrole_arn = \(inner)\nsource_profile = base\n\(serial(other))"
    }

    private func session(_ home: String?, outer: String?, inner: String?) throws -> Session {
        let transport = CannedTransport { request throws(TransportError) in
            .role(String(decoding: request.body, as: UTF8.self).contains("outer") ? "AKOUTER" : "AKINNER")
        }
        return try Session(home: home, config: Self.chain(outer: outer, inner: inner), transport: transport)
    }

    private func request(
        _ serial: String, _ profile: SanitizedText, _ arn: String, _ reason: MFARequest.Reason = .first
    ) -> MFARequest {
        MFARequest(serial: serial, profile: profile, roleArn: SanitizedText(arn), reason: reason)
    }

    @Test(arguments: [true, false])
    func `two devices: the inner role's code is requested first, and each is typed once`(_ hasHome: Bool) async throws {
        try await withFolder { folder in
            let session = try session(hasHome ? folder : nil, outer: "OUTER-DEVICE", inner: "INNER-DEVICE")
            #expect(await session.request() == request("INNER-DEVICE", "mid", Self.inner))
            #expect(session.servers.requests.isEmpty)
            #expect(session.enter("111111", for: "INNER-DEVICE"))
            #expect(await session.request() == request("OUTER-DEVICE", "ops", Self.outer))
            #expect(session.sent == ["111111"])
            #expect(await session.request() == request("OUTER-DEVICE", "ops", Self.outer))
            #expect(session.enter("222222", for: "OUTER-DEVICE"))
            let credentials = try await session.credentials()
            #expect(credentials.accessKeyId == "AKOUTER")
            #expect(
                credentials.origin?.text.hasPrefix("assume role (profile ops), assumed with assume role (profile mid)")
                    == true)
            #expect(session.sent == ["111111", "222222"])
            let signers = session.servers.requests.map { $0.headers["Authorization"]?.contains("AKINNER/") }
            #expect(signers == [false, true])
        }
    }

    @Test func `one device for two roles: the second code has to be another one`() async throws {
        try await withFolder { home in
            let session = try session(home, outer: "ONE-DEVICE", inner: "ONE-DEVICE")
            #expect(session.enter("111111", for: "ONE-DEVICE"))
            #expect(await session.request() == request("ONE-DEVICE", "ops", Self.outer))
            #expect(!session.enter("111111", for: "ONE-DEVICE"))
            #expect(session.enter("222222", for: "ONE-DEVICE"))
            #expect(try await session.credentials().accessKeyId == "AKOUTER")
            #expect(session.sent == ["111111", "222222"])
        }
    }

    @Test func `near the end of the outer role its own code is enough while the inner one is valid`() async throws {
        try await withFolder { home in
            let session = try session(home, outer: "OUTER-DEVICE", inner: "INNER-DEVICE")
            let (outer, inner) = (Session.entry(Self.outer, "OUTER-DEVICE"), Session.entry(Self.inner, "INNER-DEVICE"))
            try write(Session.saved("AKOUT", until: 100), to: "\(home)/.aws/cli/cache/\(outer.name).json")
            try write(Session.saved("AKIN", until: 90), to: "\(home)/.aws/cli/cache/\(inner.name).json")
            let next = request("OUTER-DEVICE", "ops", Self.outer, .renewal)
            #expect(try await session.credentials().renewal == .code(next))
            session.itIs(60)
            let first = request("INNER-DEVICE", "mid", Self.inner, .renewal)
            #expect(try await session.credentials().renewal == .code(first))
            #expect(session.enter("111111", for: "INNER-DEVICE"))
            let held = try await session.credentials()
            #expect(held.accessKeyId == "AKOUT" && held.renewal == .code(next))
            #expect(session.enter("222222", for: "OUTER-DEVICE"))
            #expect(try await session.credentials().accessKeyId == "AKOUTER")
            #expect(session.sent == ["111111", "222222"])
        }
    }

    @Test func `a role without a device renews automatically while its source does`() async throws {
        let config = "[profile ops]\nrole_arn = \(Self.outer)\nsource_profile = base\n"
        let credentials = try await Session(home: nil, config: config).credentials()
        #expect(credentials.renewal == .automatic)
        #expect(credentials.accountId == "123456789012")
    }

    @Test func `a role without a device takes the code of its source to renew`() async throws {
        try await withFolder { home in
            let session = try session(home, outer: nil, inner: "INNER-DEVICE")
            #expect(await session.request() == request("INNER-DEVICE", "mid", Self.inner))
            let inner = "\(home)/.aws/cli/cache/\(Session.entry(Self.inner, "INNER-DEVICE").name).json"
            try write(Session.saved("AKIN", until: 3_599), to: inner)
            let next = request("INNER-DEVICE", "mid", Self.inner, .renewal)
            #expect(try await session.credentials().renewal == .code(next))
            try write(Session.saved("AKIN2", until: 3_600), to: inner)
            #expect(try await session.credentials().renewal == .automatic)
            #expect(session.sent == [])
        }
    }

    @Test func `a source with expired keys in the cache is reported, and they are not used again`() async throws {
        try await withFolder { home in
            let expired = HTTPResponse.queryFault("ExpiredToken", "expired")
            let session = try Session(
                home: home, config: Self.chain(outer: nil, inner: "INNER-DEVICE"), [.answer(expired)])
            let inner = "\(home)/.aws/cli/cache/\(Session.entry(Self.inner, "INNER-DEVICE").name).json"
            try write(Session.saved("AKIN", until: 3_599), to: inner)
            guard case .broken(_, .exchange(.assumeRole, _)) = await session.problem() else {
                Issue.record("no rejection")
                return
            }
            #expect(await session.request() == request("INNER-DEVICE", "mid", Self.inner))
        }
    }
}

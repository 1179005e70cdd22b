import FoundationEssentials
import Testing

@testable import IoTClient

/// What becomes of a code that AWS does not accept.
@Suite struct MFACodeOutcomeTests {
    private typealias Session = MFASession

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "assume role (profile ops)", reason: reason)
    }

    @Test func `after a rejected code another one is requested, and the reason stays`() async throws {
        try await withFolder { home in
            let session = try Session(
                home: home, codes: ["111111"], [.answer(.codeRejected), .answer(.role("AKROLE"))])
            #expect(await session.problem() == broken(.codeRequired(Session.request(.rejected))))
            #expect(await session.request() == Session.request(.rejected))
            #expect(session.sent == ["111111"])
            #expect(!session.enter("111111"))
            #expect(session.enter("222222"))
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(session.sent == ["111111", "222222"])
        }
    }

    @Test(
        arguments: [
            .readTimeout, .deadlineExceeded, .connectionReset, .closedEarly, .malformedResponse,
            .bodyTooLarge(limit: 9),
            .other(detail: "x"),
        ] as [TransportError.Reason])
    func `without a response the code may be spent: it is not sent again`(_ reason: TransportError.Reason) async throws
    {
        try await withFolder { home in
            let session = try Session(
                home: home, codes: ["111111"], [.failure(reason), .answer(.role("AKROLE"))])
            #expect(await session.problem() == broken(.codeRequired(Session.request(.lost))))
            #expect(await session.request() == Session.request(.lost))
            #expect(session.servers.requests.count == 1)
            #expect(!session.enter("111111"))
        }
    }

    @Test(
        arguments: [.nameNotResolved, .connectionRefused, .unreachable, .tlsFailed(.rejected), .proxyRefused]
            as [TransportError.Reason])
    func `without a connection the code was not sent: it is used later`(_ reason: TransportError.Reason) async throws {
        try await withFolder { home in
            let session = try Session(home: home, codes: ["111111"], [.failure(reason), .answer(.role("AKROLE"))])
            let problem = TransportError(host: "h", port: 443, reason: reason)
            #expect(await session.problem() == broken(.exchange(.assumeRole, .transport(problem))))
            #expect(session.servers.requests.count == 1)
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(session.sent == ["111111", "111111"])
        }
    }

    @Test(arguments: [
        ("AccessDenied", "User: x is not authorized to perform: sts:AssumeRole", 403),
        (
            "AccessDenied",
            "MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA "
                + "serial number is valid and associated with this user.", 403
        ),
        ("ExpiredToken", "The security token included in the request is expired", 403),
        ("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration", 400),
        ("Throttling", "Rate exceeded", 400), ("503", "", 503),
    ])
    func `another rejection is its own error, and the code is not sent again`(
        _ code: String, _ message: String, _ status: Int
    ) async throws {
        try await withFolder { home in
            let refusal =
                message.isEmpty ? .text("", status: status) : HTTPResponse.queryFault(code, message, status: status)
            let session = try Session(home: home, codes: ["111111"], [.answer(refusal), .answer(.role("AKROLE"))])
            guard case .broken(_, .exchange(.assumeRole, .refused(let fault))) = await session.problem() else {
                Issue.record("no rejection")
                return
            }
            #expect(fault.code.text == code)
            #expect(await session.request() == Session.request(.first))
            #expect(session.servers.requests.count == 1)
        }
    }

    /// AWS checks the signature before the code, so that the code is not spent.
    @Test func `a rejection because of clock skew is repeated once, with the same code`() async throws {
        try await withFolder { home in
            var refusal = HTTPResponse.queryFault("RequestExpired", "Request has expired")
            refusal.headers.append(name: "Date", value: "Sun, 23 Nov 2025 15:34:05 GMT")
            let session = try Session(home: home, codes: ["111111"], [.answer(refusal), .answer(.role("AKROLE"))])
            #expect(try await session.credentials().accessKeyId == "AKROLE")
            #expect(
                session.servers.requests.map { $0.headers["X-Amz-Date"] } == ["20251123T150405Z", "20251123T153405Z"])
        }
    }

    @Test func `keys that AWS reports as expired are not taken from the cache again`() async throws {
        try await withFolder { home in
            try write(Session.saved("AKOLD", until: 3_600), to: home + Session.file)
            let session = try Session(home: home)
            let old = try await session.credentials()
            await session.source.invalidate(old)
            #expect(await session.request() == Session.request(.first))
            #expect(session.enter("123456"))
            #expect(try await session.credentials().accessKeyId == "AKROLE")
        }
    }

    @Test func `no error and no description shows the code`() async throws {
        try await withFolder { home in
            let code = "864209"
            let echo = HTTPResponse.queryFault(
                "ValidationError", "Value '\(code)' at 'tokenCode' of 186420912345 failed", status: 400)
            let session = try Session(home: home, codes: [code], [.answer(echo)])
            let call = STSQueryRequest(
                sts: "AssumeRole", [("TokenCode", code)], endpoint: try Endpoint(url: "https://h"))
            var shown = "\(call) \(call.request) \(session.context)"
            dump(call, to: &shown)
            dump(session.context.codes, to: &shown)
            dump(MFACode(code), to: &shown)
            let problem = try #require(await session.problem())
            #expect(problem.description.contains("Value '(redacted)' at 'tokenCode' of 186420912345 failed"))
            dump(problem, to: &shown)
            #expect(!shown.replacing("186420912345", with: "").contains(code))
        }
    }

    @Test func `a code has six digits, and blanks are ignored`() {
        #expect(MFACode(" 012 345\n") == MFACode("012345"))
        for text in ["", "12345", "1234567", "12345a", "１２３４５６", "-12345", "12 34 5"] {
            #expect(MFACode(text) == nil)
        }
    }
}

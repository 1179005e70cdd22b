import FoundationEssentials
import Synchronization
import Testing

@testable import IoTClient

/// One clock for all clients of a session: a correction by one counts for all.
@Suite struct SharedClockTests {
    private static let identity = HTTPResponse.text(
        "<Arn>a</Arn><UserId>u</UserId><Account>1</Account>", ["Content-Type": "text/xml"])

    /// A clock skew error; the server's clock is an hour ahead.
    private static func skewed(_ code: String = "RequestTimeTooSkewed") -> HTTPResponse {
        .text("{}", status: 403, ["x-amzn-ErrorType": code, "Date": "Sun, 23 Nov 2025 16:04:05 GMT"])
    }

    private func identityClient(_ transport: CannedTransport, _ clock: ServerClock) throws -> STSClient {
        let region = try Region("eu-west-1")
        return STSClient(
            region: region, endpoint: .aws(.sts, region: region), credentials: StaticCredentials(.example()),
            transport: transport, now: { Date(timeIntervalSince1970: 1_763_910_245) }, clock: clock)
    }

    private func dates(_ transport: CannedTransport) -> [String?] {
        transport.requests.map { $0.headers["X-Amz-Date"] }
    }

    @Test func `a clock correction by AWS IoT counts for STS and role requests`() async throws {
        let clock = ServerClock()
        let iot = CannedTransport(inTurn: [.answer(Self.skewed()), .answer(.text("{}"))])
        #expect(await (try IoTClient.example(iot, clock: clock)).refusal() == nil)
        let sts = CannedTransport(Self.identity)
        _ = try await identityClient(sts, clock).getCallerIdentity()
        #expect(dates(sts) == ["20251123T160405Z"])
        var machine = Machine(
            config: "[profile ops]\nrole_arn = r\nsource_profile = base\n",
            credentials: "[base]\naws_access_key_id = A\naws_secret_access_key = s\n", profile: "ops")
        machine.servers = CannedTransport(.role("AKROLE"))
        machine.clock = clock
        _ = try await machine.ask()
        #expect(dates(machine.servers) == ["20251123T160405Z"])
        #expect(machine.servers.bodies.first?.hasSuffix("&RoleSessionName=mitwatch-session-1763913845") == true)
    }

    @Test func `a clock correction by STS counts for AWS IoT`() async throws {
        let clock = ServerClock()
        let sts = CannedTransport(inTurn: [.answer(Self.skewed()), .answer(Self.identity)])
        _ = try await identityClient(sts, clock).getCallerIdentity()
        let iot = CannedTransport(.text("{}"))
        _ = await (try IoTClient.example(iot, clock: clock)).refusal()
        #expect(dates(iot) == ["20251123T160405Z"])
    }

    @Test func `a single sign-on token counts by the server's time`() async throws {
        try await withFolder { home in
            let file = SingleSignOnTokenFile(home: home, key: "corp")
            try write(#"{"accessToken": "T", "expiresAt": "2025-11-23T15:30:00Z"}"#, to: file.path)
            let clock = ServerClock()
            let iot = CannedTransport(inTurn: [.answer(Self.skewed()), .answer(.text("{}"))])
            _ = await (try IoTClient.example(iot, clock: clock)).refusal()
            var machine = Machine(
                config: "[profile ops]\nsso_account_id = 1\nsso_role_name = r\nsso_session = corp\n"
                    + "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = u\n",
                profile: "ops", home: home)
            machine.clock = clock
            #expect(
                try await machine.problem()
                    == .broken(
                        source: "SSO (profile ops)",
                        reason: .loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .expired)))
            #expect(machine.servers.requests.isEmpty)
        }
    }

    @Test func `cached credentials expire by the server's time`() async throws {
        let clock = ServerClock()
        let servers = CannedTransport { request throws(TransportError) in
            request.endpoint.host.hasPrefix("sts.") ? .role("AKROLE") : Self.skewed()
        }
        let context = CredentialsContext(
            environment: [:], home: nil, region: try Region("eu-west-1"), transport: servers,
            now: { Date(timeIntervalSince1970: 1_763_910_245) }, clock: clock)
        let source = CachedCredentials.standard(
            profile: SelectedProfile(flag: "ops", environment: [:]), context: context
        ) { () throws(SharedConfigError) in
            try SharedConfig(
                config: "[profile ops]\nrole_arn = r\nsource_profile = base\n",
                credentials: "[base]\naws_access_key_id = A\naws_secret_access_key = s\n")
        }
        _ = try await source.credentials()
        _ = try await source.credentials()
        #expect(servers.requests.count == 1)
        _ = await (try IoTClient.example(servers, clock: clock)).refusal()
        await #expect(throws: CredentialsError.self) { try await source.credentials() }
    }

    @Test func `a request that was signed before another's correction is signed again`() async throws {
        let clock = ServerClock()
        let other = CannedTransport(inTurn: [.answer(Self.skewed()), .answer(Self.identity)])
        let overtaking = try identityClient(other, clock)
        let count = Mutex(0)
        let iot = CannedTransport { _ throws(TransportError) in
            let number = count.withLock { count in
                count += 1
                return count
            }
            guard number == 1 else { return .text("{}") }
            _ = try? await overtaking.getCallerIdentity()
            return Self.skewed("InvalidSignatureException")
        }
        #expect(await (try IoTClient.example(iot, clock: clock)).refusal() == nil)
        #expect(dates(iot) == ["20251123T150405Z", "20251123T160405Z"])
    }
}

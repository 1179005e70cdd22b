import FoundationEssentials
import IoTClient
import Testing

@Suite struct CallerIdentityTests {
    private static let answer = """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:aws:sts::123456789012:assumed-role/ops/a&amp;b</Arn>
            <UserId>AROAEXAMPLE:a&amp;b</UserId>
            <Account>123456789012</Account>
          </GetCallerIdentityResult>
        </GetCallerIdentityResponse>
        """

    private func client(
        _ transport: CannedTransport, credentials: any CredentialsSource = StaticCredentials(.example())
    ) throws -> STSClient {
        let region = try Region("eu-west-1")
        return STSClient(
            region: region, endpoint: .aws(.sts, region: region), credentials: credentials, transport: transport,
            now: { Date(timeIntervalSince1970: 1_763_910_245) })
    }

    private func refusal(_ response: HTTPResponse) async throws -> IoTError? {
        let client = try client(CannedTransport(response))
        do throws(IoTError) {
            _ = try await client.getCallerIdentity()
            return nil
        } catch {
            return error
        }
    }

    @Test func `the identity is requested with one POST, signed as in botocore`() async throws {
        let transport = CannedTransport(.text(Self.answer, ["Content-Type": "text/xml"]))
        #expect(
            try await client(transport).getCallerIdentity()
                == CallerIdentity(
                    account: "123456789012", arn: "arn:aws:sts::123456789012:assumed-role/ops/a&b",
                    userId: "AROAEXAMPLE:a&b"))
        let request = try #require(transport.requests.first)
        #expect(transport.requests.count == 1)
        #expect(request.method == .post)
        #expect(request.url == "https://sts.eu-west-1.amazonaws.com/")
        #expect(transport.bodies == ["Action=GetCallerIdentity&Version=2011-06-15"])
        #expect(
            request.headers["Authorization"]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20251123/eu-west-1/sts/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=d18454a24dbf2c75eeda3a5bbe15a3fa0b68beb2ca1c64f415cbcb5e230d9c6d")
    }

    @Test func `a request to the global endpoint is signed for us-east-1`() async throws {
        let transport = CannedTransport(.text(Self.answer, ["Content-Type": "text/xml"]))
        let settings = EndpointSettings(
            environment: ["AWS_STS_REGIONAL_ENDPOINTS": "legacy"],
            profile: SelectedProfile(flag: nil, environment: [:]), config: try SharedConfig(config: ""))
        let region = try Region("eu-west-1")
        let client = STSClient(
            region: region, endpoint: try settings.endpoint(of: .sts, region: region),
            credentials: StaticCredentials(.example()), transport: transport,
            now: { Date(timeIntervalSince1970: 1_763_910_245) })
        _ = try await client.getCallerIdentity()
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://sts.amazonaws.com/")
        #expect(request.headers["Authorization"]?.contains("/20251123/us-east-1/sts/aws4_request,") == true)
    }

    @Test func `an error of STS is classified like one of AWS IoT`() async throws {
        let fault = ServiceFault(
            code: "ExpiredToken", message: "The security token is expired", requestId: "r-1", statusCode: 403)
        #expect(
            try await refusal(.queryFault("ExpiredToken", "The security token is expired"))
                == .common(.expiredToken, fault))
        #expect(
            try await refusal(.queryFault("Throttling", "Rate exceeded", status: 400))
                == .throttling(
                    ServiceFault(code: "Throttling", message: "Rate exceeded", requestId: "r-1", statusCode: 400)))
        #expect(
            try await refusal(.text("<html>", status: 502, ["Content-Type": "text/html"]))
                == .otherService(ServiceFault(code: "502", statusCode: 502)))
    }

    @Test(
        arguments: [
            "": "Account", "<html>captive</html>": "Account", "<Account>1</Account>": "Arn",
            "<Account><b>1</b></Account>": "Account", "<Account>1</Account><Arn>a</Arn><UserId></UserId>": "UserId",
            "<Account>1": "Account",
        ])
    func `a response without an identity is an error that names the missing member`(
        _ body: String, _ member: String
    ) async throws {
        guard case .undecodable(let answer) = try await refusal(.text(body)) else {
            Issue.record("no error")
            return
        }
        #expect(answer.reason == .unexpectedValue(path: SanitizedText(member), detail: "there is none"))
    }

    @Test func `clock skew is corrected from the Date header, once, and remembered`() async throws {
        var refusal = HTTPResponse.queryFault("SignatureDoesNotMatch", "Signature expired: x is now earlier than y")
        refusal.headers.append(name: "Date", value: "Sun, 23 Nov 2025 15:34:05 GMT")
        let transport = CannedTransport(inTurn: [.answer(refusal), .answer(.text(Self.answer))])
        let client = try client(transport)
        #expect(try await client.getCallerIdentity().account == "123456789012")
        _ = try await client.getCallerIdentity()
        #expect(
            transport.requests.map { $0.headers["X-Amz-Date"] }
                == ["20251123T150405Z", "20251123T153405Z", "20251123T153405Z"])
        let deaf = CannedTransport(refusal)
        await #expect(throws: IoTError.self) { try await self.client(deaf).getCallerIdentity() }
        #expect(deaf.requests.count == 2)
    }

    @Test func `without credentials nothing is sent`() async throws {
        let transport = CannedTransport(.text(Self.answer))
        let client = try client(transport, credentials: EnvironmentCredentials(environment: [:]))
        await #expect(throws: IoTError.self) { try await client.getCallerIdentity() }
        #expect(transport.requests.isEmpty)
    }
}

import FoundationEssentials
import Testing

@testable import IoTClient

/// A value that holds a secret never shows it: printed, interpolated or dumped.
@Suite struct RedactionTests {
    private static let secret = "hunter2hunter2"

    private func shown(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value)) \(String(describing: Optional(value)))"
        dump(value, to: &text)
        return text
    }

    private func request() throws -> HTTPRequest {
        let endpoint = try Endpoint(url: "http://127.0.0.1:1")
        var request = HTTPRequest(
            method: .post, endpoint: endpoint, segments: ["v2", Self.secret],
            query: [.init(name: "WebIdentityToken", value: Self.secret)], body: Data(Self.secret.utf8))
        for name in [
            "Authorization", "X-Amz-Security-Token", "x-amz-sso_bearer_token", "X-aws-ec2-metadata-token",
            "Proxy-Authorization",
        ] {
            request.headers.append(name: name, value: Self.secret)
        }
        return request
    }

    private func values() throws -> [Any] {
        let credentials = Credentials(
            accessKeyId: Self.secret, secretAccessKey: Self.secret, sessionToken: Self.secret)
        let signer = SignatureV4(credentials: credentials, region: "r", service: "iot", date: .distantPast)
        let request = try request()
        let signed = signer.signed(request)
        let ini = try INIFile("[default]\naws_secret_access_key = \(Self.secret)\n")
        let section = SharedConfig.Section(ini.sections["default"] ?? [:])
        let files = try SharedConfig(credentials: "[default]\naws_secret_access_key = \(Self.secret)\n")
        let settings = ProfileSettings(name: "default", isNamed: false, origin: nil, files: .success(files))
        let environment = [
            "AWS_SECRET_ACCESS_KEY": Self.secret, "https_proxy": "http://me:\(Self.secret)@127.0.0.1:1",
        ]
        let proxies = ProxySettings(environment: environment)
        let transport = CannedTransport(.text(Self.secret))
        let context = CredentialsContext(
            environment: environment, home: nil, region: try Region("eu-west-1"), transport: transport,
            now: { .distantPast })
        let code = try #require(MFACode("864209"))
        #expect(context.codes.enter(code, for: "GAHT12345678"))
        context.assumedRoles.keep(credentials, for: "n")
        let call = STSQueryRequest(sts: "A", [("WebIdentityToken", Self.secret)], endpoint: request.endpoint)
        return [
            signer, signed, signed.headers, Array(signed.headers), signed.query, CanonicalRequest(signed),
            HTTPResponse.text(Self.secret), call, call.request, XMLText(.text("<a>\(Self.secret)</a>")), ini,
            ini.sections,
            section, PathExpansion(environment: environment, home: nil),
            files, files.profile(named: "default") as Any, settings, proxies, proxies.usable, context,
            EnvironmentCredentials(environment: environment), StaticCredentials(credentials),
            SharedFileCredentials(settings, file: .credentials), AssumeRoleCredentials(settings, context),
            WebIdentityCredentials(settings, context, usesVariables: true), SingleSignOnCredentials(settings, context),
            ProcessCredentials(settings, context), ContainerCredentials(context),
            InstanceMetadataCredentials(settings, context), CredentialsChain([StaticCredentials(credentials)]),
            CachedCredentials(StaticCredentials(credentials), now: { .distantPast }),
            RoleRequest(source: "s", roleArn: "r", sessionName: nil, endpoint: request.endpoint, context: context),
            ChildProcess.Ending(
                status: 0, output: Array(Self.secret.utf8), errorOutput: Array(Self.secret.utf8),
                isErrorOutputCut: false, isCut: false),
            FlatJSON(Data(#"{"SecretAccessKey": "\#(Self.secret)"}"#.utf8)) as Any,
            AssumedRole(credentials: credentials, assumedRoleId: nil, arn: nil, requestId: nil),
            AssumedRoles.Held(credentials: credentials, remaining: 1, isNew: true), code, context.codes,
            EndpointSettings(
                environment: environment, profile: SelectedProfile(flag: nil, environment: [:]), config: files),
            try IoTClient.example(transport, credentials: StaticCredentials(credentials)),
        ]
    }

    @Test func `no internal value shows a secret`() throws {
        for value in try values() {
            #expect(!shown(value).contains(Self.secret), "\(type(of: value))")
            #expect(!shown(value).contains("864209"), "\(type(of: value))")
        }
    }

    @Test func `the bytes of a secret are not shown either`() throws {
        let bytes = "\(Array(Self.secret.utf8))".dropFirst().dropLast()
        for value in try values() {
            #expect(!shown(value).contains(bytes), "\(type(of: value))")
        }
    }

    @Test func `a transport does not show the password of its proxy`() async throws {
        let proxies = ProxySettings(environment: ["https_proxy": "http://me:\(Self.secret)@127.0.0.1:1"])
        let transport = AsyncHTTPClientTransport(product: "p", version: "1", proxies: proxies)
        let shown = shown(transport)
        await transport.shutdown()
        #expect(!shown.contains(Self.secret))
        #expect(!shown.contains(Data("me:\(Self.secret)".utf8).base64EncodedString()))
    }

    @Test func `a redacted request still shows method and endpoint`() throws {
        #expect("\(try request())" == "HTTPRequest(POST http://127.0.0.1:1, redacted)")
        #expect("\(HTTPResponse.text("abc"))" == "HTTPResponse(200, 3 bytes, redacted)")
    }
}

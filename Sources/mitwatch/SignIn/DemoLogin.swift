import ArgumentParser
import FoundationEssentials
import Glibc
import IoTClient
import Synchronization

/// A stand-in for the AWS CLI in `demo --scenario sign-in`: `aws sso login` at the built-in emulator, with a device
/// code. It is not listed in help.
struct DemoLogin: ParsableCommand {
    /// No task ID has this form.
    static let name = "demo:aws"
    static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

    @Option var endpointURL: String
    @Argument(parsing: .captureForPassthrough) var words: [String] = []

    /// Where the AWS CLI keeps the token: the file's name is the SHA-1 of the session's name, `mitwatch-emulator`.
    private static let tokenFile = "8bb1f3dd9a2e6ab18f9f2b96ab17c341127a4403.json"
    /// How many times the token is requested, a second apart.
    private static let attempts = 120

    func run() throws {
        try CommandFailure.reportingErrors {
            guard words.filter({ $0 != "--" }).prefix(2) == ["sso", "login"] else {
                throw CommandFailure("the demo's AWS CLI has only `aws sso login`", .usage)
            }
            try logIn()
        }
    }

    private func logIn() throws {
        let service = try DemoTokenService(endpointURL: endpointURL)
        defer { service.shutDown() }
        let client = try service.call(
            DemoTokenService.Registration.self, "/client/register",
            ["clientName": "mitwatch", "clientType": "public"])
        var identity = ["clientId": client.clientId, "clientSecret": client.clientSecret]
        let device = try service.call(
            DemoTokenService.Authorization.self, "/device_authorization",
            identity.merging(["startUrl": "\(endpointURL)/start"]) { $1 })
        try StandardOutput.write(
            """

            Using a browser, open the following URL:

            \(device.verificationUri)

            and enter the following code:

            \(device.userCode)

            In the demo, the code is approved in a few seconds without a browser.

            """)
        identity["grantType"] = "urn:ietf:params:oauth:grant-type:device_code"
        identity["deviceCode"] = device.deviceCode
        let token = try awaitToken(service, identity)
        try write(token)
        try StandardOutput.write("Successfully logged into Start URL: \(endpointURL)/start\n")
    }

    private func awaitToken(
        _ service: DemoTokenService, _ members: [String: String]
    ) throws -> DemoTokenService.Token {
        for _ in 0..<Self.attempts {
            if let token = try? service.call(DemoTokenService.Token.self, "/token", members) { return token }
            // The interval that the service requires. Ctrl-C ends the program.
            sleep(1)
        }
        throw CommandFailure("the code was not approved in time", .notYet)
    }

    /// Writes the token as the AWS CLI does.
    private func write(_ token: DemoTokenService.Token) throws {
        let end = Clocks.machineWall().addingTimeInterval(token.expiresIn).formatted(.iso8601)
        let text = """
            {"startUrl": "\(endpointURL)/start", "region": "\(EmulationOptions.region)", \
            "accessToken": "\(token.accessToken)", "expiresAt": "\(end)"}
            """
        let home = ProgramEnvironment.current().home ?? ""
        try DemoHome.write(text, to: "\(home)/.aws/sso/cache/\(Self.tokenFile)")
    }
}

/// The token service of single sign-on, as a login command calls it.
private struct DemoTokenService {
    struct Registration: Decodable, Sendable {
        let clientId: String
        let clientSecret: String
    }

    struct Authorization: Decodable, Sendable {
        let deviceCode: String
        let userCode: String
        let verificationUri: String
    }

    struct Token: Decodable, Sendable {
        let accessToken: String
        let expiresIn: Double
    }

    private let endpoint: Endpoint
    private let transport = AsyncHTTPClientTransport(product: "mitwatch", version: Product.version)

    init(endpointURL: String) throws {
        endpoint = try Endpoint(url: endpointURL)
    }

    func call<Answer: Decodable & Sendable>(
        _ type: Answer.Type, _ path: String, _ members: [String: String]
    ) throws -> Answer {
        let body = try JSONEncoder().encode(members)
        let request = HTTPRequest(
            method: .post, endpoint: endpoint, segments: path.split(separator: "/").map(String.init),
            headers: ["Content-Type": "application/json"], body: body)
        let answer = Mutex<HTTPResponse?>(nil)
        Blocking.run { [transport] in
            let response = try? await transport.send(request)
            answer.withLock { $0 = response }
        }
        guard let response = answer.withLock(\.self), response.statusCode == 200 else {
            throw CommandFailure("the demo's token service rejected \(path)", .refused)
        }
        return try JSONDecoder().decode(type, from: response.body)
    }

    func shutDown() {
        Blocking.run { [transport] in await transport.shutdown() }
    }
}

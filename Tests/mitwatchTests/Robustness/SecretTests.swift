import Dashboard
import FoundationEssentials
import IoTClient
import MitigationModel
import Screen
import Terminal
import Testing

@testable import mitwatch

/// Secrets in the wrong place are never written: not by `doctor`, in an error, in the log, on a screen, in a line or in
/// a report.
///
/// Variables and settings are read from the program's sources, so that a new one is tested too.
struct SecretTests {
    private static let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    private static let plainKey = "wJalrXUtnFEMIaK7MDENGbbPxRfiCYEXAMPLEKEY"
    private static let token = "IQoJb3JpZ2luX2VjEJr/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/abc="
    private static let below = "us-east-1\n  aws_access_key_id = AKIAX\n  aws_secret_access_key = TheSecret"
    private static let secrets = [key, plainKey, token, below]
    /// What must never be visible, in any case.
    private static let traces = ["wjalr", "k7mdeng", "bpxrfi", "iqojb3", "abcdefgh", "thesecret"]

    private static let sources =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/") + "/Sources"

    private static func literals(_ pattern: Regex<(Substring, Substring)>, below folder: String) throws -> Set<String> {
        var found: Set<String> = []
        let root = sources + folder
        for file in try FileManager.default.subpathsOfDirectory(atPath: root)
        where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
            found.formUnion(text.matches(of: pattern).map { String($0.output.1) })
        }
        return found
    }

    @Test func `a secret in any variable is written nowhere`() async throws {
        var variables = try Self.literals(#/"(AWS_[A-Z0-9_]+)"/#, below: "")
        variables.formUnion(Service.allCases.map(\.endpointVariable))
        variables.formUnion(["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY"])
        #expect(variables.count > 30)
        for variable in variables.sorted() {
            for secret in Self.secrets {
                try await expectNoTrace(in: written(variables: [variable: secret]), of: variable)
            }
        }
    }

    @Test func `a secret in any setting of a profile is written nowhere`() async throws {
        var settings = try Self.literals(#/"([a-z0-9]+(?:_[a-z0-9]+)+)"/#, below: "/IoTClient")
        settings.formUnion(["region", "services"])
        #expect(settings.count > 25)
        let companions = [
            "", "role_arn = arn:aws:iam::123456789012:role/x\n", "sso_account_id = 1\nsso_role_name = r\n",
            "role_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\n",
        ]
        for setting in settings.sorted() {
            for (secret, companion) in zip(Self.secrets, companions) {
                let others = companion.split(separator: "\n").filter { !$0.hasPrefix("\(setting) ") }.joined(
                    separator: "\n")
                let config = "[profile base]\nregion = eu-west-1\n[default]\n\(others)\n\(setting) = \(secret)\n"
                try await expectNoTrace(in: written(config: config), of: setting)
            }
        }
    }

    @Test func `a secret in the name of a section is written nowhere`() async throws {
        for name in [Self.key, Self.token] {
            for kind in ["profile", "sso-session", "services"] {
                let config = "[\(kind) \(name)]\nregion = eu-west-1\n[default]\nsource_profile = x\nrole_arn = y\n"
                try await expectNoTrace(in: written(config: config), of: kind)
            }
        }
    }

    @Test func `a secret in any part of a response is written nowhere`() async {
        for secret in [Self.key, Self.token] {
            let bodies = [
                #"{"message": "not \#(secret)", "code": "\#(secret)"}"#, #"{"\#(secret)": 1, "\#(secret)": 2}"#,
                #"{"taskStatistics": {"\#(secret)": 5}}"#, secret, "<html>\(secret)", #"{"x": "\#(secret)"} y"#,
            ]
            for (body, status) in bodies.flatMap({ body in [200, 403, 500].map { (body, $0) } }) {
                let response = HTTPResponse(
                    statusCode: status,
                    headers: [
                        "x-amzn-RequestId": secret, "Content-Type": "application/json; x=\(secret)",
                        "x-amzn-ErrorType": status == 500 ? secret : "",
                    ], body: Data(body.utf8))
                await expectNoTrace(in: Self.shown(Canned(response: response)), of: body)
            }
        }
    }

    private func expectNoTrace(in text: String, of place: String) {
        let folded = text.lowercased()
        for trace in Self.traces where folded.contains(trace) {
            Issue.record("\(place) shows \(trace): \(text)")
        }
    }

    /// The output of doctor, of an error at the start, and the log.
    private func written(
        variables: [String: String] = [:], config: String = "[default]\nregion = eu-west-1\n"
    ) async throws -> String {
        try await onOwnThread { try Self.examined(variables: variables, config: config) }
    }

    private static func examined(variables: [String: String], config: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.path() + "/secrets-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder + "/.aws", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(config.utf8).write(to: URL(filePath: folder + "/.aws/config"))
        // Nothing listens on port 9, and a failed call is made once.
        let quiet = [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:9",
            "AWS_MAX_ATTEMPTS": "1", "LANG": "C.UTF-8",
        ]
        let environment = ProgramEnvironment(
            variables: quiet.merging(variables) { $1 }, home: folder)
        let doctor = try Doctor.parse(["--log-file", folder + "/log", "--log-level", "trace"])
        let terminal = TerminalFacts(probing: TerminalOptions(environment: environment.variables))
        let lines = Lines()
        try doctor.runChecks(environment, Defaults(environment), terminal: terminal) { lines.append($0.text(.full)) }
        do {
            _ = try Connection(options: doctor.connection, environment: environment)
        } catch {
            lines.append((error as? CommandFailure)?.message ?? "\(error)")
        }
        return lines.text + ((try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "")
    }

    /// How a failed call appears in a line, on the screen and in doctor.
    private static func shown(_ transport: Canned) async -> String {
        guard let region = try? Region("eu-west-1") else { return "" }
        let client = IoTClient(
            region: region, endpoint: .aws(region: region),
            credentials: StaticCredentials(Credentials(accessKeyId: "AKID", secretAccessKey: "s")),
            transport: transport,
            now: { Date(timeIntervalSince1970: 1_763_910_245) })
        do {
            return try await client.describeAuditMitigationActionsTask(taskId: "x").requestId?.text ?? ""
        } catch {
            let failure = CallFailure(error)
            var state = State(
                setup: WatchSetup(taskId: "x", region: "eu-west-1", profile: nil, endpoint: .aws(host: "h")),
                size: Size(columns: 200, rows: 60),
                now: Moment(wall: Date(timeIntervalSince1970: 1_763_910_245), uptime: .seconds(1)))
            _ = update(&state, .started, at: state.now)
            let report = report(after: failure, in: state)
            _ = update(&state, .pollFailed(PollID(state.watch.polling.lastNumber), failure), at: state.now)
            let screen = view(state).text().joined(separator: "\n")
            let printed = CommandFailure(failure, of: .describeTask, in: state.setup).text
            let check = CheckReport(.fail, "x", failure.name, advice: failure.advice(for: .listTasks)).text(.full)
            return "\(error)\n\(printed)\n\(check)\n\(screen)\n\(report)"
        }
    }

    /// What `e` writes if the poll after a good one failed.
    private static func report(after failure: CallFailure, in started: State) -> String {
        var state = started
        let answer = PollAnswer(task: AuditMitigationActionsTask(taskStatus: .inProgress))
        _ = update(&state, .pollSucceeded(PollID(state.watch.polling.lastNumber), answer), at: state.now)
        let later = Moment(wall: state.now.wall + 600, uptime: state.now.uptime + .seconds(600))
        _ = update(&state, .ticked, at: later)
        _ = update(&state, .pollFailed(PollID(state.watch.polling.lastNumber), failure), at: later)
        guard let report = try? Report(state), state.watch.polling.failures != nil else {
            Issue.record("there is no report of a failure")
            return ""
        }
        return report.markdown + report.json
    }

    private struct Canned: HTTPTransport {
        let response: HTTPResponse

        func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
            response
        }
    }

    private final class Lines {
        private(set) var text = ""

        func append(_ line: String) {
            text += line
        }
    }
}

import Dispatch
import IoTEmulator

@testable import mitwatch

/// Runs code that blocks its thread, as a command does, on a separate thread: the tests' threads stay free for
/// responses.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "a command").async { continuation.resume(with: Result(catching: body)) }
    }
}

extension IoTEmulator {
    /// The environment for a command that calls this server.
    func environment(secret: String = "secret") -> [String: String] {
        [
            "AWS_ENDPOINT_URL": endpointURL, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": secret, "AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true",
        ]
    }
}

extension Connection {
    /// From an environment, without any file on the machine that runs the tests.
    init(variables: [String: String]) throws {
        try self.init(
            options: ConnectionOptions.parse([]), environment: ProgramEnvironment(variables: variables, home: nil))
    }
}

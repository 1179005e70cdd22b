import ArgumentParser
import Dashboard
import IoTClient

/// One operation with the retries of the AWS CLI.
struct OneShot {
    let connection: Connection
    /// The task that the operation is about; nil for none.
    var taskId: String?

    /// Calls the operation and waits for its response. If it fails, throws a `CommandFailure` with facts, fix and exit
    /// code.
    func run<Answer: Sendable>(
        _ operation: Operation,
        _ ask: @escaping @Sendable (IoTClient) async throws(IoTError) -> Answer
    ) throws -> Answer {
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let client = connection.oneShotClient(over: transport)
        var entry = CodeEntry(connection)
        do {
            return try entry.result { () throws(IoTError) in try await ask(client) }.get()
        } catch {
            throw CommandFailure(CallFailure(error), of: operation, in: connection.setup(of: taskId))
                .adding(entry.refusal)
        }
    }
}

extension CommandFailure {
    /// The report of a failed call.
    init(_ failure: CallFailure, of operation: Operation, in setup: WatchSetup) {
        self.init(failure.report(for: operation, in: setup).joined(separator: "\n"), ExitCode(failure))
    }
}

import ArgumentParser
import Dashboard
import IoTClient

/// One question to AWS, and its answer: as the AWS CLI asks, with its retries.
struct OneShot {
    let connection: Connection

    /// Asks, and waits for the answer. A call that fails becomes a `CommandFailure` with its exit code.
    func run<Answer: Sendable>(
        _ ask: @escaping @Sendable (IoTClient) async throws(IoTError) -> Answer
    ) throws -> Answer {
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let client = connection.oneShotClient(over: transport)
        do {
            return try Blocking.result { () throws(IoTError) in try await ask(client) }.get()
        } catch {
            let failure = CallFailure(error)
            throw CommandFailure(failure.toldText, ExitCode(failure))
        }
    }
}

extension CallFailure {
    /// What went wrong, and on a line of its own the command that helps.
    var toldText: String {
        plainText + (command.map { "\n\($0)" } ?? "")
    }
}

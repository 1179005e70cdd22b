import Dispatch
import IoTClient
import Synchronization

/// Waits on the first thread for something asynchronous: at the program's start and end, never within the loop.
enum Blocking {
    /// Runs it to its end on other threads.
    static func run(_ body: @escaping @Sendable () async -> Void) {
        begun(body).wait()
    }

    /// Asks to the end on other threads, and gives what came of it.
    static func result<Answer: Sendable>(
        of ask: @escaping @Sendable () async throws(IoTError) -> Answer
    ) -> Result<Answer, IoTError> {
        let outcome = Mutex<Result<Answer, IoTError>>(.failure(.cancelled))
        run {
            let result: Result<Answer, IoTError>
            do throws(IoTError) {
                result = .success(try await ask())
            } catch {
                result = .failure(error)
            }
            outcome.withLock { $0 = result }
        }
        return outcome.withLock(\.self)
    }

    /// Runs it, and goes on without it where that takes longer.
    static func run(atMost limit: Duration, _ body: @escaping @Sendable () async -> Void) {
        _ = begun(body).wait(timeout: .now() + limit / .seconds(1))
    }

    /// Starts it. What it gives is signalled at its end.
    private static func begun(_ body: @escaping @Sendable () async -> Void) -> DispatchSemaphore {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await body()
            done.signal()
        }
        return done
    }
}

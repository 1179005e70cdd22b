import Dispatch
import IoTClient
import Synchronization

/// Blocks the first thread until asynchronous work ends: at the program's start and end, never within the loop.
enum Blocking {
    /// Runs work on other threads until it ends.
    static func run(_ body: @escaping @Sendable () async -> Void) {
        begun(body).wait()
    }

    /// Runs a call on other threads until it ends, and returns its result.
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

    /// Runs work, and continues without it if it takes longer.
    static func run(atMost limit: Duration, _ body: @escaping @Sendable () async -> Void) {
        _ = begun(body).wait(timeout: .now() + limit / .seconds(1))
    }

    /// Starts work. The semaphore is signaled when it ends.
    private static func begun(_ body: @escaping @Sendable () async -> Void) -> DispatchSemaphore {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await body()
            done.signal()
        }
        return done
    }
}

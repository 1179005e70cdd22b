import Dispatch

/// Waits on the first thread for something asynchronous: at the program's start and end, never within the loop.
enum Blocking {
    /// Runs it to its end on other threads.
    static func run(_ body: @escaping @Sendable () async -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await body()
            done.signal()
        }
        done.wait()
    }

    /// Runs it, and goes on without it where that takes longer.
    static func run(atMost limit: Duration, _ body: @escaping @Sendable () async -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await body()
            done.signal()
        }
        _ = done.wait(timeout: .now() + limit / .seconds(1))
    }
}

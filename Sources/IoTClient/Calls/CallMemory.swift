/// What one call teaches the next: how far this machine's clock is off, and what is left for retries. Shared by all copies
/// of a client.
final class CallMemory: Sendable {
    let clock: ServerClock
    let quota = SharedRetryQuota()

    init(clock: ServerClock) {
        self.clock = clock
    }
}

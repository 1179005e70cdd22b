/// An attempt that failed and is followed by another one. An attempt that is not is told by the error that the call throws.
public struct FailedAttempt: Hashable, Sendable {
    /// What was called.
    public var operation: APIOperation
    /// Which attempt it was, counted from 1; one that is made again for a wrong clock or renewed credentials counts too.
    public var number: Int
    /// Why it failed; `error.code` is AWS's code.
    public var error: IoTError
    /// How long the client waits before it tries again.
    public var delay: Duration

    /// An attempt with these facts.
    public init(operation: APIOperation, number: Int, error: IoTError, delay: Duration) {
        self.operation = operation
        self.number = number
        self.error = error
        self.delay = delay
    }
}

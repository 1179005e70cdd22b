import FoundationEssentials

/// One attempt of a call, for who keeps a log of them.
public struct Attempt: Hashable, Sendable {
    /// What is called.
    public var operation: APIOperation
    /// The same for all attempts of a call: AWS gets it with each, as `amz-sdk-invocation-id`.
    public var invocationId: String
    /// Which attempt of the call it is, counted from 1; one that is made again for a wrong clock or renewed credentials counts too.
    public var number: Int

    /// An attempt with these facts.
    public init(operation: APIOperation, invocationId: String, number: Int) {
        self.operation = operation
        self.invocationId = invocationId
        self.number = number
    }
}

/// What becomes of an attempt after it was sent.
public enum AttemptEvent: Hashable, Sendable {
    /// An answer came with a status of success. Whether it can be read is another question.
    case answered(statusCode: Int, requestId: SanitizedText?)
    /// It failed. Where another one follows, that is told next.
    case failed(IoTError)
    /// Another attempt is made after this wait.
    case retried(after: Duration)
}

extension IoTClient {
    /// Takes what becomes of one attempt: once what came of it, and once more where another one follows.
    public typealias AttemptObserver = @Sendable (AttemptEvent) -> Void

    /// The same client, which tells of every attempt that it sends: `observe` is called right before, and what it gives is told of
    /// what becomes of the attempt.
    public func observing(_ observe: @escaping @Sendable (Attempt) -> AttemptObserver) -> IoTClient {
        var client = self
        client.observe = observe
        return client
    }
}

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

/// `amz-sdk-invocation-id`: the same for all attempts of one call, so that AWS can tell retries from calls.
enum InvocationID {
    /// A UUID of version 4 from 128 random bits.
    static func make(_ high: UInt64, _ low: UInt64) -> String {
        var bytes = [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = hexadecimal(bytes)
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { digits.dropLast(32 - $1).dropFirst($0) }.joined(separator: "-")
    }
}

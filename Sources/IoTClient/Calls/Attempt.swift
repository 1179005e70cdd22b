import FoundationEssentials

/// One attempt of a call, for a log.
public struct Attempt: Hashable, Sendable {
    /// The operation.
    public var operation: APIOperation
    /// The ID of the call, the same for all its attempts. It is sent as `amz-sdk-invocation-id`.
    public var invocationId: String
    /// The number of the attempt, from 1. Attempts after clock skew or renewed credentials count too.
    public var number: Int

    /// An attempt with these facts.
    public init(operation: APIOperation, invocationId: String, number: Int) {
        self.operation = operation
        self.invocationId = invocationId
        self.number = number
    }
}

/// What happened to an attempt that was sent.
public enum AttemptEvent: Hashable, Sendable {
    /// There is a response with a status of success. It may still be undecodable.
    case answered(statusCode: Int, requestId: SanitizedText?)
    /// It failed. If another attempt follows, `retried` comes next.
    case failed(IoTError)
    /// Another attempt follows after this wait.
    case retried(after: Duration)
}

extension IoTClient {
    /// Observes one attempt: it is called with the result, and again if another attempt follows.
    public typealias AttemptObserver = @Sendable (AttemptEvent) -> Void

    /// The same client, with an observer for every attempt. `observe` is called just before an attempt is sent, and
    /// returns its observer.
    public func observing(_ observe: @escaping @Sendable (Attempt) -> AttemptObserver) -> IoTClient {
        var client = self
        client.observe = observe
        return client
    }
}

/// A failed attempt that is followed by another one. The call throws the error of the last attempt.
public struct FailedAttempt: Hashable, Sendable {
    /// The operation.
    public var operation: APIOperation
    /// The number of the attempt, from 1. Attempts after clock skew or renewed credentials count too.
    public var number: Int
    /// Why it failed; `error.code` is AWS's code.
    public var error: IoTError
    /// The wait before the next attempt.
    public var delay: Duration

    /// An attempt with these facts.
    public init(operation: APIOperation, number: Int, error: IoTError, delay: Duration) {
        self.operation = operation
        self.number = number
        self.error = error
        self.delay = delay
    }
}

/// `amz-sdk-invocation-id`: the same for all attempts of one call, so that AWS can tell retries from new calls.
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

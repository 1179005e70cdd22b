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
    case isMadeAgain(after: Duration)
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

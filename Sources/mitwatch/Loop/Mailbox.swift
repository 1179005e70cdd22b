import Synchronization
import Terminal

/// Passes messages from other threads to the loop: any thread posts, the loop wakes and takes all of them.
final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let wakeUp: WakeUp

    /// Throws if the system provides no descriptor.
    init() throws {
        wakeUp = try WakeUp()
    }

    /// Readable while there may be messages.
    var descriptor: Int32 {
        wakeUp.descriptor
    }

    /// Adds a message and wakes the loop.
    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        wakeUp.signal()
    }

    /// All messages since the last call, in order.
    func takeAll() -> [Message] {
        wakeUp.drain()
        return messages.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

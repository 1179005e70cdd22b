import Synchronization
import Terminal

/// Carries what happens on other threads to the loop: anyone posts, the loop wakes and takes all.
final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let wakeUp: WakeUp

    /// Fails where the system gives no descriptor.
    init() throws {
        wakeUp = try WakeUp()
    }

    /// Readable while something may be waiting.
    var descriptor: Int32 {
        wakeUp.descriptor
    }

    /// Leaves a message and wakes the loop.
    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        wakeUp.signal()
    }

    /// Everything that was posted since the last call, in order.
    func takeAll() -> [Message] {
        wakeUp.drain()
        return messages.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

import IoTClient
import Synchronization

/// Calls that run together and are canceled together. Each result is posted when it arrives.
final class CallGroup<Message: Sendable>: Sendable {
    private struct Calls {
        var last = 0
        var underWay: [Int: Task<Void, Never>] = [:]
    }

    private let calls = Mutex(Calls())
    private let mailbox: Mailbox<Message>

    init(reportingTo mailbox: Mailbox<Message>) {
        self.mailbox = mailbox
    }

    /// Starts a call. It posts nothing if it is canceled or its result is nil.
    func start(_ call: @escaping @Sendable () async -> Message?) {
        calls.withLock { calls in
            calls.last += 1
            let number = calls.last
            calls.underWay[number] = Task.detached { [self, mailbox] in
                let message = await call()
                guard !Task.isCancelled else {
                    return
                }
                forget(number)
                if let message {
                    mailbox.post(message)
                }
            }
        }
    }

    /// Waits until no call is running.
    func finish() async {
        while let task = calls.withLock({ $0.underWay.values.first }) {
            await task.value
        }
    }

    /// Cancels all running calls.
    func cancelAll() {
        let tasks = calls.withLock { calls in
            defer { calls.underWay = [:] }
            return calls.underWay.values
        }
        for task in tasks {
            task.cancel()
        }
    }

    private func forget(_ number: Int) {
        calls.withLock { $0.underWay[number] = nil }
    }
}

/// The position in a list. If a page fails, the next call requests it again.
actor PageReader<Page: ListPage> {
    private var iterator: Pages<Page>.Iterator

    init(_ pages: Pages<Page>) {
        iterator = pages.makeAsyncIterator()
    }

    /// The next page; nil after the last one. Do not call it again before it returns.
    func next() async throws(IoTError) -> Page? {
        var attempt = iterator
        let page = try await attempt.next()
        iterator = attempt
        return page?.value
    }
}

extension IoTClient {
    /// The number of entries on a page: AWS's maximum.
    static let pageSize = 250
}

extension ListPage {
    /// Whether no page follows.
    var isLast: Bool {
        nextToken?.isEmpty ?? true
    }
}

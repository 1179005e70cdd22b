import IoTClient
import Synchronization

/// Calls that are under way together, and are given up together. What each comes to is posted as it comes.
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

    /// Starts a call. Given up, it posts nothing; nor does it where it comes to nil.
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

    /// Waits until nothing is under way.
    func finish() async {
        while let task = calls.withLock({ $0.underWay.values.first }) {
            await task.value
        }
    }

    /// Gives up everything that is under way.
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

/// Where in a list the next page stands. A page that could not be had is asked for again.
actor PageReader<Page: ListPage> {
    private var iterator: Pages<Page>.Iterator

    init(_ pages: Pages<Page>) {
        iterator = pages.makeAsyncIterator()
    }

    /// The next page; nil after the last one. Never called again before it returns.
    func next() async throws(IoTError) -> Page? {
        var attempt = iterator
        let page = try await attempt.next()
        iterator = attempt
        return page?.value
    }
}

extension IoTClient {
    /// How many entries a page of a list has: as many as AWS gives at once.
    static let pageSize = 250
}

extension ListPage {
    /// Whether no page follows.
    var isLast: Bool {
        nextToken?.isEmpty ?? true
    }
}

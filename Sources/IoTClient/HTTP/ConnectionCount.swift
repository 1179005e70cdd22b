import Synchronization

/// How many connections were opened so far: a request during which none was opened went out on a kept one.
final class ConnectionCount: Sendable {
    private let opened = Mutex(0)

    var value: Int { opened.withLock(\.self) }

    func noteOpened() {
        opened.withLock { $0 += 1 }
    }
}

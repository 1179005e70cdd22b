/// The queue of one operation's calls that wait for a token, and its token bucket.
struct WaitQueue: Sendable {
    typealias Waiter = CheckedContinuation<Bool, Never>

    /// The task that serves the queue while it is not empty.
    var server: Task<Void, Never>?
    private var bucket: TokenBucket
    private var foreground: [(ticket: Int, waiter: Waiter)] = []
    private var background: [(ticket: Int, waiter: Waiter)] = []
    private var lastTicket = 0
    /// The ticket of the call that the queue began with; nil while it is empty. A task of an earlier queue finds
    /// another ticket.
    private var first: Int?

    init(_ bucket: TokenBucket) {
        self.bucket = bucket
    }

    mutating func nextTicket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    /// Takes a token, or queues the call. Returns the wait for the token; nil if the queue has a task that takes it.
    ///
    /// - Parameter hold: The least wait of a call in the background.
    mutating func enter(
        _ waiter: Waiter, ticket: Int, _ priority: CallPriority, at now: Duration, hold: Duration = .zero
    ) -> Duration? {
        var wait = first == nil ? bucket.take(at: now) : nil
        if priority == .background { wait = wait.map { max($0, hold) } }
        guard wait != .zero else { return wait }
        switch priority {
        case .foreground: foreground.append((ticket, waiter))
        case .background: background.append((ticket, waiter))
        }
        first = first ?? ticket
        return wait
    }

    /// Takes a call out of the queue. If it was the last one, its token is returned, and the caller has to cancel the
    /// task.
    mutating func leave(_ ticket: Int) -> (Waiter?, server: Task<Void, Never>?) {
        let waiter: Waiter
        if let index = foreground.firstIndex(where: { $0.ticket == ticket }) {
            waiter = foreground.remove(at: index).waiter
        } else if let index = background.firstIndex(where: { $0.ticket == ticket }) {
            waiter = background.remove(at: index).waiter
        } else {
            return (nil, nil)
        }
        guard count == 0 else { return (waiter, nil) }
        bucket.giveBack()
        return (waiter, end())
    }

    /// The next call, now that there is a token, and the wait for the token after it; nil if the queue is empty.
    ///
    /// - Parameter hold: How long to serve no call in the background.
    mutating func serve(_ line: Int, at now: Duration, hold: Duration = .zero) -> (Waiter?, next: Duration?) {
        guard first == line else { return (nil, nil) }
        if foreground.isEmpty, hold > .zero { return (nil, hold) }
        let served = foreground.isEmpty ? background.removeFirst() : foreground.removeFirst()
        if count == 0 {
            _ = end()
            return (served.waiter, nil)
        }
        return (served.waiter, bucket.take(at: now))
    }

    /// Halves the rate after throttling.
    mutating func slowDown(at now: Duration) {
        bucket.slowDown(at: now)
    }

    /// Returns a token that a call got but did not use.
    mutating func giveBack() {
        bucket.giveBack()
    }

    /// The number of waiting calls.
    var count: Int {
        foreground.count + background.count
    }

    private mutating func end() -> Task<Void, Never>? {
        defer { server = nil }
        first = nil
        return server
    }
}

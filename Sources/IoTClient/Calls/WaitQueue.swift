/// The calls of one operation that wait for a token, and the tokens.
struct WaitQueue: Sendable {
    typealias Waiter = CheckedContinuation<Bool, Never>

    /// Whoever lets the calls go, while there are any.
    var server: Task<Void, Never>?
    private var bucket: TokenBucket
    private var foreground: [(ticket: Int, waiter: Waiter)] = []
    private var background: [(ticket: Int, waiter: Waiter)] = []
    private var lastTicket = 0
    /// The ticket of the call that the line began with; nil while it is empty. A server of an earlier line finds another one.
    private var first: Int?

    init(_ bucket: TokenBucket) {
        self.bucket = bucket
    }

    mutating func nextTicket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    /// Takes a token, or puts the call in line. The wait for the token; nil for a call that is in a line with others, whose server
    /// takes it.
    ///
    /// - Parameter hold: How long a call in the background waits at least.
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

    /// Takes a call out of the line. With the last one the line ends, its token is given back, and its server is to be stopped.
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

    /// The call whose turn it is, now that a token is there, and the wait for the next one's; nil when the line is over.
    ///
    /// - Parameter hold: How long no call in the background is served.
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

    /// Halves the rate: the server throttles.
    mutating func slowDown(at now: Duration) {
        bucket.slowDown(at: now)
    }

    /// Gives a token back that a call got and did not use.
    mutating func giveBack() {
        bucket.giveBack()
    }

    /// How many calls wait.
    var count: Int {
        foreground.count + background.count
    }

    private mutating func end() -> Task<Void, Never>? {
        defer { server = nil }
        first = nil
        return server
    }
}

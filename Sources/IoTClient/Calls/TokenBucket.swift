/// Limits the calls in any second, and lets a few calls in a row start at once.
///
/// Tokens can be owed: a later call waits for the earlier ones.
struct TokenBucket: Hashable, Sendable {
    /// The most calls that may come at once.
    let capacity: Double
    /// Tokens per second.
    let rate: Double
    private var tokens: Double
    private var filledAt = Duration.zero
    /// The part of the rate in use, from `leastPart` to 1; less after throttling.
    private(set) var part = 1.0

    /// The least part of the rate, after repeated throttling.
    private static let leastPart = 1.0 / 32
    /// What a second without throttling adds to the part: from a half to the whole takes 40 seconds.
    private static let recovery = 1.0 / 80

    /// At most `callsPerSecond` in any second: the sum of capacity and rate is not more. Below 2, half of it becomes
    /// the rate, since a call cannot be divided.
    init(callsPerSecond: Double) {
        capacity = max(1, callsPerSecond / 5)
        rate = callsPerSecond < 2 ? callsPerSecond / 2 : callsPerSecond - capacity
        tokens = capacity
    }

    /// Takes a token and returns the wait for it. `now` counts from any fixed moment.
    mutating func take(at now: Duration) -> Duration {
        if now > filledAt {
            fill(until: now)
        }
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / (rate * part))
    }

    /// Halves the rate after throttling. It recovers by an equal part each second.
    mutating func slowDown(at now: Duration) {
        fill(until: now)
        part = max(Self.leastPart, part / 2)
        tokens = min(tokens, 0)
    }

    private mutating func fill(until now: Duration) {
        guard now > filledAt else { return }
        let seconds = (now - filledAt) / .seconds(1)
        tokens = min(capacity, tokens + seconds * rate * part)
        part = min(1, part + seconds * Self.recovery)
        filledAt = now
    }

    /// Returns an unused token.
    mutating func giveBack() {
        tokens = min(capacity, tokens + 1)
    }
}

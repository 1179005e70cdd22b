/// Spaces calls so that no second holds more of them than a set number, and a few in a row need not wait.
///
/// Tokens that are not there yet are owed: who comes later waits for those who came before.
struct TokenBucket: Hashable, Sendable {
    /// The most calls that may come at once.
    let capacity: Double
    /// How many tokens a second brings.
    let rate: Double
    private var tokens: Double
    private var filledAt = Duration.zero
    /// The part of the rate that is used, from `leastPart` to 1: less after throttling.
    private(set) var part = 1.0

    /// Throttling again and again leaves this part of the rate.
    private static let leastPart = 1.0 / 32
    /// What a second without throttling adds to the part: from half to the whole it takes 40 seconds.
    private static let recovery = 1.0 / 80

    /// At most `callsPerSecond` in any second, as capacity and what a second brings together make no more. A number below two
    /// leaves the half of it as the pace, since a call cannot be divided.
    init(callsPerSecond: Double) {
        capacity = max(1, callsPerSecond / 5)
        rate = callsPerSecond < 2 ? callsPerSecond / 2 : callsPerSecond - capacity
        tokens = capacity
    }

    /// Takes a token, and says how long to wait for it. `now` counts from any fixed moment.
    mutating func take(at now: Duration) -> Duration {
        if now > filledAt {
            fill(until: now)
        }
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / (rate * part))
    }

    /// Halves the rate: the server throttles. It recovers slowly, by an equal part each second.
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

    /// Gives a token back that was not used.
    mutating func giveBack() {
        tokens = min(capacity, tokens + 1)
    }
}

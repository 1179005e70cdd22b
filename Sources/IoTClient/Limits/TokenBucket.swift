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
            tokens = min(capacity, tokens + (now - filledAt) / .seconds(1) * rate)
            filledAt = now
        }
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / rate)
    }

    /// Gives a token back that was not used.
    mutating func giveBack() {
        tokens = min(capacity, tokens + 1)
    }
}

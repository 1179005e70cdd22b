/// A point in time that does not depend on the calendar.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(milliseconds: Int) {
        end = .now + .milliseconds(milliseconds)
    }

    /// Milliseconds until then.
    var remaining: Int32 {
        let (seconds, attoseconds) = (end - .now).components
        return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}

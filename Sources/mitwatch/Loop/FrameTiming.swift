/// Holds a frame back until the response to a poll that was just sent.
///
/// Most responses arrive immediately. What only the clock has changed is drawn together with them: a refresh is one
/// frame, and nothing flickers. There is no wait for a response that takes longer.
struct FrameCoalescer: Hashable, Sendable {
    /// A second may be this late without being noticed.
    static let longest = Duration.milliseconds(250)

    /// The latest time to draw; nil if no frame is held back.
    private(set) var due: Duration?

    /// Decides about a frame after an event.
    ///
    /// - Parameter isClockAlone: whether only time has passed.
    /// - Parameter waiting: how long a response that will change the screen has been awaited; nil if there is none.
    /// - Returns: whether the frame is held back.
    mutating func holds(isClockAlone: Bool, waiting: Duration?, at now: Duration) -> Bool {
        guard isClockAlone, let waiting, waiting < Self.longest else {
            due = nil
            return false
        }
        due = now + Self.longest - waiting
        return true
    }
}

/// Whether the window's size is changing, for example while its edge is dragged: the screen is drawn once the size is
/// stable, and not for every size in between.
enum ResizeDebouncer: Hashable, Sendable {
    /// The size is the one that was drawn. Next: `changing`.
    case calm
    /// The size has changed, and nothing was drawn at the new size. Next: `calm`.
    case changing(since: Duration, latest: Duration)

    /// After this time without another change, the size is stable. The delay is not noticeable.
    static let quiet = Duration.milliseconds(30)
    /// During a long drag the screen is drawn at least this often.
    static let patience = Duration.milliseconds(500)

    /// The window's size has changed.
    mutating func windowChanged(at now: Duration) {
        switch self {
        case .calm: self = .changing(since: now, latest: now)
        case .changing(let since, _): self = .changing(since: since, latest: now)
        }
    }

    /// When to draw; nil if there is nothing to draw.
    var due: Duration? {
        switch self {
        case .calm: nil
        case .changing(let since, let latest): min(latest + Self.quiet, since + Self.patience)
        }
    }

    /// Ends the wait if it is time to draw, or if a key `isAwaited`: it must not be delayed.
    ///
    /// - Returns: whether to draw at the new size now.
    mutating func ends(at now: Duration, isAwaited: Bool) -> Bool {
        guard let due, isAwaited || due <= now else { return false }
        self = .calm
        return true
    }
}

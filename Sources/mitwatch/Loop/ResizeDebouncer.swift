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

/// Whether the window's size is changing, as while its edge is dragged: the screen is drawn anew once it has come to rest, not
/// for every size on the way.
enum ResizeDebouncer: Hashable, Sendable {
    /// It has the size that was drawn. Goes to `changing`.
    case calm
    /// It has changed, and nothing was drawn at its new size. Goes to `calm`.
    case changing(since: Duration, latest: Duration)

    /// So long without another change, and it has come to rest. An operator does not notice the delay.
    static let quiet = Duration.milliseconds(30)
    /// Whoever drags on sees it at least that often.
    static let patience = Duration.milliseconds(500)

    /// The window has changed its size.
    mutating func windowChanged(at now: Duration) {
        switch self {
        case .calm: self = .changing(since: now, latest: now)
        case .changing(let since, _): self = .changing(since: since, latest: now)
        }
    }

    /// When to draw; nil if there is nothing to draw for.
    var due: Duration? {
        switch self {
        case .calm: nil
        case .changing(let since, let latest): min(latest + Self.quiet, since + Self.patience)
        }
    }

    /// Ends it if it is time to draw, or if an answer `isAwaited`: a key is not kept waiting.
    ///
    /// - Returns: whether it is to be drawn at the new size now.
    mutating func ends(at now: Duration, isAwaited: Bool) -> Bool {
        guard let due, isAwaited || due <= now else { return false }
        self = .calm
        return true
    }
}

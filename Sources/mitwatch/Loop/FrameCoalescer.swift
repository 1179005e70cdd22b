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

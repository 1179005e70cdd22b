/// Keeps a frame back for the answer to a poll that was just asked.
///
/// Most answers come at once. What the clock alone has changed is drawn together with them: a refresh is one frame, and nothing
/// flickers. An answer that takes longer is not waited for.
struct FrameCoalescer: Hashable, Sendable {
    /// So late a second may strike without being noticed.
    static let longest = Duration.milliseconds(250)

    /// When to draw at the latest; nil if no frame is kept back.
    private(set) var due: Duration?

    /// Takes in that something has happened.
    ///
    /// - Parameters:
    ///   - isClockAlone: whether it is nothing but that time has passed.
    ///   - waiting: how long an answer has been awaited that will change what is shown; nil if none is.
    /// - Returns: whether the frame is kept back.
    mutating func holds(isClockAlone: Bool, waiting: Duration?, at now: Duration) -> Bool {
        guard isClockAlone, let waiting, waiting < Self.longest else {
            due = nil
            return false
        }
        due = now + Self.longest - waiting
        return true
    }
}

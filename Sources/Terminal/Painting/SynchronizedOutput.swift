/// A terminal that knows private mode 2026 shows nothing of what comes between its two ends before all of it is there: a frame that takes
/// several packets is not seen half drawn.
enum SynchronizedOutput {
    static let begin = Array("\u{1B}[?2026h".utf8)
    static let end = Array("\u{1B}[?2026l".utf8)

    /// What fits into one packet of a network, less what SSH adds, comes at once anyway.
    private static let packet = 1_300

    /// A frame's bytes, with both ends if it needs them.
    static func around(_ frame: [UInt8]) -> [UInt8] {
        frame.count > packet ? begin + frame + end : frame
    }
}

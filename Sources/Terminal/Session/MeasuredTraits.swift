/// What the terminal was found to do, by its answers to what its type does not tell.
public struct MeasuredTraits: Sendable, Hashable {
    /// Whether it draws blocks and boxes in one column each. If not, only ASCII can be relied on.
    public let drawsOneColumn: Bool
    /// Whether it repeats a block when it is told how often (ECMA-48's REP).
    public let repeats: Bool
    /// Whether it can hold a frame back until all of it is there (synchronized output, private mode 2026).
    public let holdsFrames: Bool

    /// From the cursor's column behind what was drawn, from 1, and from how the mode is set, 0 if that was not told.
    init(column: Int, synchronizedOutput mode: Int) {
        drawsOneColumn = column == 2 || column == 4
        repeats = column == 4
        holdsFrames = mode == 1 || mode == 2
    }
}

/// Finds out what a frame shows at a cell, while the frame is drawn: views mark areas with what they show there.
public struct Probe: Sendable, Hashable {
    /// The cell.
    public let position: Point
    /// What the cell was last marked with; nil if nothing has marked it.
    public fileprivate(set) var found: (any Sendable)?

    /// A probe that has found nothing yet.
    public init(at position: Point) {
        self.position = position
    }

    /// Whether both look at the same cell.
    public static func == (left: Self, right: Self) -> Bool {
        left.position == right.position
    }

    /// Hashes the cell.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(position)
    }
}

extension Frame {
    /// Marks an area with what it shows. A later mark covers an earlier one. Without a probe in the area, this does
    /// nothing.
    public mutating func mark(_ area: Rect, _ meaning: () -> any Sendable) {
        guard let position = probe?.position, bounds.intersection(area).contains(position) else { return }
        probe?.found = meaning()
    }
}

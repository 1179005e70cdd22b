/// An area of cells. Its width and height are never negative; it may be empty, and then nothing is drawn in it.
public struct Rect: Sendable, Hashable {
    /// The leftmost column.
    public let x: Int
    /// The topmost row.
    public let y: Int
    /// Cells from left to right.
    public let width: Int
    /// Cells from top to bottom.
    public let height: Int

    /// An area; a width or height below zero counts as zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The whole of a frame of that size.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.columns, height: size.rows)
    }

    /// Whether it has no cell at all.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// The first column to the right of it.
    public var maxX: Int { x + width }

    /// The first row below it.
    public var maxY: Int { y + height }

    /// The top left cell.
    public var origin: Point { Point(x: x, y: y) }

    /// How large it is.
    public var size: Size { Size(columns: width, rows: height) }

    /// Whether the cell lies in it.
    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The row `index` of it, counted from its top; empty where there is no such row.
    public func row(_ index: Int) -> Rect {
        let exists = index >= 0 && index < height
        return Rect(x: x, y: y + index, width: width, height: exists ? 1 : 0)
    }

    /// What both have in common; empty if they do not meet.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top,
            width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top)
    }
}

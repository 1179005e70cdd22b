/// The columns and rows of an area; never negative.
public struct Size: Sendable, Hashable {
    /// Cells from left to right.
    public let columns: Int
    /// Cells from top to bottom.
    public let rows: Int

    /// A size; negative values count as zero.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A cell's position, counted from the top left, which is (0, 0).
public struct Point: Sendable, Hashable {
    /// The column.
    public var x: Int
    /// The row.
    public var y: Int

    /// A position. Nothing is drawn at a position outside the frame.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// An area of cells. Its width and height are never negative; if it is empty, nothing is drawn in it.
public struct Rect: Sendable, Hashable {
    /// The leftmost column.
    public let x: Int
    /// The topmost row.
    public let y: Int
    /// Cells from left to right.
    public let width: Int
    /// Cells from top to bottom.
    public let height: Int

    /// An area; a negative width or height counts as zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// All of a frame of that size.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.columns, height: size.rows)
    }

    /// Whether it has no cells.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// The first column right of it.
    public var maxX: Int { x + width }

    /// The first row below it.
    public var maxY: Int { y + height }

    /// The top left cell.
    public var origin: Point { Point(x: x, y: y) }

    /// Its size.
    public var size: Size { Size(columns: width, rows: height) }

    /// Whether it contains the cell.
    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// Its row `index`, counted from its top; empty if `index` is out of range.
    public func row(_ index: Int) -> Rect {
        let exists = index >= 0 && index < height
        return Rect(x: x, y: y + index, width: width, height: exists ? 1 : 0)
    }

    /// What both have in common; empty if they do not overlap.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top,
            width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top)
    }
}

extension Rect {
    /// The area without that many cells on each side.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// The top `count` rows, or as many as there are, and the rest.
    public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, count), height)
        return (Rect(x: x, y: y, width: width, height: taken), inset(top: taken))
    }

    /// The bottom `count` rows, or as many as there are, and the rest.
    public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
        let (rest, bottom) = splitTop(height - min(max(0, count), height))
        return (rest, bottom)
    }

    /// The leftmost `count` columns, or as many as there are, and the rest.
    public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, count), width)
        return (Rect(x: x, y: y, width: taken, height: height), inset(left: taken))
    }

    /// The rightmost `count` columns, or as many as there are, and the rest.
    public func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
        let (rest, right) = splitLeft(width - min(max(0, count), width))
        return (rest, right)
    }
}

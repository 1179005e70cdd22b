import Screen
import Testing

struct RectTests {
    private let rect = Rect(x: 2, y: 3, width: 10, height: 4)

    @Test func `sizes and areas are never negative`() {
        #expect(Size(columns: -1, rows: -2) == Size(columns: 0, rows: 0))
        #expect(Rect(x: 0, y: 0, width: -5, height: 2).isEmpty)
        #expect(rect.inset(left: 20).isEmpty)
        #expect(rect.inset(left: 20).width == 0)
    }

    @Test func `a row has height one, and there is none outside`() {
        #expect(rect.row(3) == Rect(x: 2, y: 6, width: 10, height: 1))
        #expect(rect.row(4).isEmpty)
        #expect(rect.row(-1).isEmpty)
    }

    @Test func `the parts of a split make up the whole`() {
        #expect(rect.splitTop(1).top == Rect(x: 2, y: 3, width: 10, height: 1))
        #expect(rect.splitTop(1).rest == Rect(x: 2, y: 4, width: 10, height: 3))
        #expect(rect.splitBottom(1).bottom == Rect(x: 2, y: 6, width: 10, height: 1))
        #expect(rect.splitBottom(1).rest == Rect(x: 2, y: 3, width: 10, height: 3))
        #expect(rect.splitLeft(4).left == Rect(x: 2, y: 3, width: 4, height: 4))
        #expect(rect.splitLeft(4).rest == Rect(x: 6, y: 3, width: 6, height: 4))
        #expect(rect.splitRight(4).right == Rect(x: 8, y: 3, width: 4, height: 4))
        #expect(rect.splitRight(4).rest == Rect(x: 2, y: 3, width: 6, height: 4))
    }

    @Test func `a split is clamped to the area, and a negative count is zero`() {
        #expect(rect.splitTop(99).top == rect)
        #expect(rect.splitTop(99).rest.isEmpty)
        #expect(rect.splitBottom(-1).rest == rect)
        #expect(rect.splitRight(99).right == rect)
        #expect(rect.splitLeft(-3).rest == rect)
    }

    @Test func `areas that do not meet have nothing in common`() {
        #expect(rect.intersection(Rect(x: 11, y: 0, width: 5, height: 9)) == Rect(x: 11, y: 3, width: 1, height: 4))
        #expect(rect.intersection(Rect(x: 12, y: 0, width: 5, height: 9)).isEmpty)
    }

    @Test func `an area contains its first cell but not the one after its last`() {
        #expect(rect.contains(Point(x: 2, y: 3)))
        #expect(!rect.contains(Point(x: 12, y: 3)))
        #expect(!rect.contains(Point(x: 2, y: 7)))
    }
}

import Screen
import Testing

@testable import Dashboard

struct ViewportLabelTests {
    @Test func `the label shows which lines are visible if not all are`() {
        #expect(Viewport(offset: 2, rows: 10, count: 200).label == "3–12 of 200")
        #expect(Viewport(offset: 0, rows: 10, count: 10).label == nil)
        #expect(Viewport(offset: 0, rows: 0, count: 10).label == "10")
    }

    @Test func `thousands are separated`() {
        #expect(Viewport(offset: .max, rows: 5, count: 5_000).label == "4,996–5,000 of 5,000")
        #expect(Viewport(offset: 0, rows: 0, count: 5_000).label == "5,000")
    }
}

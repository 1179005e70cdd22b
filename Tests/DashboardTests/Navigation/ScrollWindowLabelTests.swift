import Screen
import Testing

@testable import Dashboard

struct ScrollWindowLabelTests {
    @Test func `it says which lines are shown, where not all are`() {
        #expect(ScrollWindow(first: 2, height: 10, count: 200).label == "3–12 of 200")
        #expect(ScrollWindow(first: 0, height: 10, count: 10).label == nil)
        #expect(ScrollWindow(first: 0, height: 0, count: 10).label == "10")
    }

    @Test func `thousands are separated`() {
        #expect(ScrollWindow(first: .max, height: 5, count: 5_000).label == "4,996–5,000 of 5,000")
        #expect(ScrollWindow(first: 0, height: 0, count: 5_000).label == "5,000")
    }
}

import Testing

@testable import mitwatch

struct ResizeDebouncerTests {
    @Test func `one change is drawn after 30 ms of quiet`() {
        var storm = ResizeDebouncer.calm
        #expect(storm.due == nil)
        storm.windowChanged(at: .seconds(7))
        #expect(storm.due == .milliseconds(7_030))
        let tooEarly = storm.ends(at: .milliseconds(7_029), isAwaited: false)
        #expect(!tooEarly)
        let inTime = storm.ends(at: .milliseconds(7_030), isAwaited: false)
        #expect(inTime)
        #expect(storm == .calm)
    }

    @Test func `a key does not wait for quiet`() {
        var storm = ResizeDebouncer.calm
        let withoutChange = storm.ends(at: .zero, isAwaited: true)
        #expect(!withoutChange)
        storm.windowChanged(at: .zero)
        let atOnce = storm.ends(at: .zero, isAwaited: true)
        #expect(atOnce)
        #expect(storm == .calm)
    }

    @Test(arguments: [(1, [30]), (2, [50]), (25, [500]), (27, [500, 550]), (50, [500, 1010])] as [(Int, [Int])])
    func `few of the changes every 20 ms are drawn, and the last one within 30 ms`(count: Int, drawn: [Int]) {
        var storm = ResizeDebouncer.calm
        var times: [Int] = []
        for millisecond in 0...2_000 {
            if millisecond % 20 == 0, millisecond / 20 < count { storm.windowChanged(at: .milliseconds(millisecond)) }
            if storm.ends(at: .milliseconds(millisecond), isAwaited: false) { times.append(millisecond) }
        }
        #expect(times == drawn)
    }
}

import Testing

@testable import mitwatch

struct FrameCoalescerTests {
    @Test func `a tick at the time of a poll is drawn with the response`() {
        var pause = FrameCoalescer()
        let isHeld = pause.holds(isClockAlone: true, waiting: .zero, at: .seconds(100))
        #expect(isHeld)
        #expect(pause.due == .seconds(100) + FrameCoalescer.longest)
        let isFree = pause.holds(isClockAlone: false, waiting: nil, at: .seconds(101))
        #expect(!isFree)
        #expect(pause.due == nil)
    }

    @Test func `a frame does not wait for a slow response`() {
        var pause = FrameCoalescer()
        let isHeld = pause.holds(isClockAlone: true, waiting: .milliseconds(200), at: .seconds(100))
        #expect(isHeld)
        #expect(pause.due == .seconds(100) + .milliseconds(50))
        let isOver = pause.holds(isClockAlone: true, waiting: FrameCoalescer.longest, at: .seconds(101))
        #expect(!isOver)
        #expect(pause.due == nil)
    }

    @Test func `a key and a tick without a poll are drawn immediately`() {
        var pause = FrameCoalescer()
        let isKey = pause.holds(isClockAlone: false, waiting: .zero, at: .seconds(100))
        #expect(!isKey)
        let isClock = pause.holds(isClockAlone: true, waiting: nil, at: .seconds(100))
        #expect(!isClock)
        #expect(pause.due == nil)
    }
}

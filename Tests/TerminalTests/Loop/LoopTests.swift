import Glibc
import Testing

@testable import Terminal

struct LoopTests {
    @Test func `a wake-up is readable from the signal to the drain`() throws {
        let wakeUp = try WakeUp()
        let interest = Poller.Interest.readable(wakeUp.descriptor)
        #expect(Poller.wait(for: [interest], timeout: .zero) == [])
        wakeUp.signal()
        wakeUp.signal()
        #expect(Poller.wait(for: [interest], timeout: nil) == [interest])
        wakeUp.drain()
        #expect(Poller.wait(for: [interest], timeout: .zero) == [])
        wakeUp.drain()
    }

    @Test func `reading and writing are separate conditions of one descriptor`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let interests: [Poller.Interest] = [.readable(ends[0]), .writable(ends[1])]
        #expect(Poller.wait(for: interests, timeout: .zero) == [.writable(ends[1])])
    }

    @Test func `a pipe is broken after its reader is gone`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let interest = Poller.Interest.broken(ends[1])
        #expect(Poller.wait(for: [interest], timeout: .zero) == [])
        close(ends[0])
        #expect(Poller.wait(for: [interest], timeout: nil) == [interest])
        close(ends[1])
    }

    @Test(arguments: [
        (Duration.zero, 0), (.milliseconds(5), 5), (.microseconds(5001), 6), (.seconds(2), 2000), (.seconds(-1), 0),
        (.milliseconds(-1), 0), (.seconds(Int64.max), Int(Int32.max)),
    ])
    func `a timeout is rounded up to milliseconds`(duration: Duration, milliseconds: Int) {
        #expect(Int(Poller.milliseconds(duration)) == milliseconds)
    }
}

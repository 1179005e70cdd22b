import FoundationEssentials
import Testing
import WatchFixtures

@testable import Dashboard

struct TimeZoneTests {
    @Test func `u switches to local time and back`() {
        var watch = WatchDriver(.task())
        watch.state.setup.timeZone = LocalTime(offset: 7_200)
        watch.press(.character("u"))
        #expect(watch.state.isLocalTime)
        watch.press(.character("u"))
        #expect(!watch.state.isLocalTime)
    }

    @Test func `u says so if local time is UTC`() {
        var watch = WatchDriver(.task())
        watch.press(.character("u"))
        #expect(!watch.state.isLocalTime)
        #expect(watch.state.notice == .nothing("local time is UTC here (set TZ to change it)"))
    }

    @Test(arguments: [(-1.0, 3_600), (0, 7_200), (99, 7_200), (100, 3_600), (1e9, 3_600)])
    func `an offset applies from its change on`(seconds: Double, offset: Int) {
        func date(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_774_746_000 + seconds) }
        let zone = LocalTime(
            offset: 3_600, changes: [.init(at: date(0), offset: 7_200), .init(at: date(100), offset: 3_600)])
        #expect(zone.offset(at: date(seconds)) == offset)
    }
}

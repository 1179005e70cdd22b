import FoundationEssentials
import Testing

@testable import mitwatch

struct ReplayPositionTests {
    /// 2026-11-23, half past three in the afternoon.
    private static let began = Date(timeIntervalSince1970: 1_795_447_800)

    @Test(arguments: [
        ("90m", 5_400.0), ("0", 0), ("15:30", 0), ("15:30:12", 12), ("15:29:59Z", 86_399), ("04:30Z", 46_800),
        ("2026-11-23T15:31:00Z", 60), ("2026-11-23T16:31:00+01:00", 60), ("2026-11-22T00:00:00Z", 0),
    ])
    func `a duration is relative to the beginning`(text: String, seconds: Double) throws {
        let position = try #require(ReplayPosition(argument: text))
        #expect(position.uptime(in: Self.began) == .after(.seconds(seconds)))
    }

    /// Otherwise someone who types the beginning as shown on the screen would see the end.
    @Test(arguments: [("15:30", 0.0), ("15:30:20", 0), ("15:30:19", 86_398.5), ("15:29", 86_319.5), ("15:31", 39.5)])
    func `the minute or second in which a recording begins is its beginning`(text: String, seconds: Double) throws {
        let position = try #require(ReplayPosition(argument: text))
        #expect(position.uptime(in: Self.began.addingTimeInterval(20.5)) == .after(.seconds(seconds)))
    }

    @Test(arguments: [
        ("2026-11-23T15:30:19Z", true), ("2026-11-23T15:30:20Z", false), ("2026-11-23T15:30:21Z", false),
        ("15:29", false), ("0", false), ("end", false),
    ])
    func `a point in time may be before the recording, in whole seconds`(text: String, isBefore: Bool) throws {
        let position = try #require(ReplayPosition(argument: text))
        #expect(position.isBefore(Self.began.addingTimeInterval(20.5)) == isBefore)
    }

    @Test func `the end is the end`() throws {
        #expect(try #require(ReplayPosition(argument: "end")).uptime(in: Self.began) == .end)
    }

    @Test(arguments: ["", "24:00", "1:30", "12:60", "12:30:60", "yesterday", "-5m", "12:30:10:1", "１２:３０"])
    func `anything else is not a position`(text: String) {
        #expect(ReplayPosition(argument: text) == nil)
    }
}

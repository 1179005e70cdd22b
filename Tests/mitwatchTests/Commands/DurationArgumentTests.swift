import Testing

@testable import mitwatch

struct DurationArgumentTests {
    @Test(arguments: [
        ("5s", 5.0), ("90", 90), ("2m", 120), ("1h", 3600), ("1m30s", 90), ("500ms", 0.5), ("1.5s", 1.5),
        ("2d", 172_800),
        ("10sec", 10), ("3min", 180),
    ])
    func `a number with a unit is a length of time`(text: String, seconds: Double) {
        #expect(DurationArgument(argument: text)?.duration == .seconds(seconds))
    }

    @Test(arguments: ["", "s", "5x", "-5s", "5 s", "1s-", "1.2.3s", "nan", "inf", "1e3", "٣s", "99999999999999999999s"])
    func `other text is rejected`(text: String) {
        #expect(DurationArgument(argument: text) == nil)
    }
}

import Testing

@testable import Dashboard

struct CountTextTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_234, "-1,234"), (-123, "-123"),
        (Int64.max, "≥9,223,372,036,854,775,807"), (Int64.min, "-9,223,372,036,854,775,808"),
    ])
    func `thousands are separated`(count: Int64, text: String) {
        #expect(CountText.full(count) == text)
    }

    @Test(arguments: [
        (999, 4, "999"), (1_234, 5, "1,234"), (1_234, 4, "1.2k"), (1_999, 4, "1.9k"), (12_345, 5, "12k"),
        (999_999, 4, "999k"), (4_567_890, 4, "4.5M"), (4_567_890, 3, "4M"), (4_567_890, 2, "4M"), (123_456, 3, "…"),
        (Int64.max - 1, 4, "9.2E"), (Int64.max, 5, "≥9.2E"), (Int64.max, 4, "≥9E"), (-4_500, 4, "-4k"),
        (Int64.min, 4, "-9E"),
    ])
    func `a count is shortened to fit and never rounded up`(count: Int64, columns: Int, text: String) {
        #expect(CountText.short(count, columns: columns) == text)
    }

    @Test func `four columns are enough for any count`() {
        for exponent in 0..<63 {
            let power = Int64(1) << exponent
            for count in [power - 1, power, power + (power >> 1)] {
                let text = CountText.short(count, columns: 4)
                #expect(text.count <= 4 && text != "…")
            }
        }
    }

    @Test(arguments: [
        (1_216, 2_040, "59.6%"), (2_040, 2_040, "100.0%"), (9_999, 10_000, "99.9%"), (1, 1_000_000, "<0.1%"),
        (99_999, 100_000, "99.9%"), (10, 2_040, "0.5%"), (9, 2_040, "0.4%"), (499, 1_000_000, "<0.1%"),
        (500, 1_000_000, "0.1%"), (613, 2_040, "30.0%"), (614, 2_040, "30.1%"), (1_500, 1_000_000, "0.2%"),
        (Int64.max - 1, Int64.max, "99.9%"),
        (Int64.max, Int64.max, "100.0%"), (60, 50, "120.0%"),
    ])
    func `a share is rounded half up, but never to 0% or 100%`(
        count: Int64, whole: Int64, text: String
    ) {
        #expect(CountText.share(count, of: whole) == text)
    }

    @Test(arguments: [(0, 10), (1, 0), (-1, 10), (1, -10)])
    func `there is no share of a total of zero`(count: Int64, whole: Int64) {
        #expect(CountText.share(count, of: whole) == nil)
    }

    @Test func `a count of one has the singular`() {
        #expect(CountText.counted(1, "check", "checks") == "1 check")
        #expect(CountText.counted(0, "check", "checks") == "0 checks")
        #expect(CountText.counted(9_120, "finding", "findings") == "9,120 findings")
    }
}

struct RateTextTests {
    @Test(arguments: [
        (348.4, "348/min"), (9.94, "9.9/min"), (9.95, "10/min"), (2.0, "2/min"), (0.4, "0.4/min"), (0.05, "0.1/min"),
        (0.04, "<0.1/min"), (0, "0/min"), (-3, "0/min"), (12_345.6, "12,346/min"),
        (123_456, "123k/min"), (7.4e18, "7.4E/min"), (1e300, "≥9.2E/min"), (.nan, "–/min"), (.infinity, "–/min"),
    ])
    func `a rate has as many digits as make sense`(rate: Double, text: String) {
        #expect(RateText.perMinute(rate) == text)
    }

    @Test func `an unknown rate is a dash`() {
        #expect(RateText.perMinute(nil) == "–/min")
    }
}

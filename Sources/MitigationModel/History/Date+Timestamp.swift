import FoundationEssentials

extension Date {
    /// A number of seconds since 1970 from outside; nil outside of the years 1 to 9999, the range that AWS's model gives a
    /// timestamp, and for what is not a number. Calendars overflow beyond it.
    package init?(timestamp seconds: Double) {
        guard (-62_135_596_800.0..<253_402_300_800.0).contains(seconds) else { return nil }
        self.init(timeIntervalSince1970: seconds)
    }
}

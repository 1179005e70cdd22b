/// Parts of dates and times that several modules write.
package enum ClockText {
    /// The abbreviations of the months, from January on.
    package static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `04`: two digits of a number that is not negative.
    package static func twoDigits(_ number: some BinaryInteger) -> String {
        padded(number, to: 2)
    }

    /// `0042`: a number that is not negative, with zeros at its start.
    package static func padded(_ number: some BinaryInteger, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

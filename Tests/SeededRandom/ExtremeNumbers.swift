/// JSON whose numbers are replaced, one at a time, by numbers that no narrower type holds.
public enum ExtremeNumbers {
    /// Numbers at and beyond the limits of integers, dates and doubles, and words that some parsers accept as numbers.
    public static let all = [
        "1e308", "-1e308", "1e999", "-1e999", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "9.3e18", "-9.3e18", "2e21", "1e12", "-1e12", "1e11", "100000000001", "-0", "-0.0",
        "5e-324", "0.5", "-1", "NaN", "Infinity", "\"NaN\"", "\"1e308\"", "null", "18446744073709551616", "2147483648",
        "253402300799.9999999", "-62135596800.5",
    ]

    /// The ranges of the numbers in a JSON text, except digits within strings.
    public static func places(in json: [UInt8]) -> [Range<Int>] {
        var (places, index, isInString) = ([Range<Int>](), 0, false)
        while index < json.count {
            switch json[index] {
            case UInt8(ascii: "\\") where isInString: index += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard !isInString else { break }
                let length = json[index...].prefix { !Self.ends.contains($0) }.count
                places.append(index..<(index + length))
                index += length - 1
            default: break
            }
            index += 1
        }
        return places
    }

    /// The text with another number at one of these ranges.
    public static func replacing(_ place: Range<Int>, by number: String, in json: [UInt8]) -> [UInt8] {
        Array(json[..<place.lowerBound]) + Array(number.utf8) + Array(json[place.upperBound...])
    }

    private static let ends = Set(",}] \n".utf8)
}

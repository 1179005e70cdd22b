/// Percent-encoding as in RFC 3986 and AWS's signing process.
enum PercentCoding {
    /// Encodes everything except letters, digits, `-._~` and the bytes in `keeping` as `%XX` in upper case.
    static func encode(_ bytes: some Sequence<UInt8>, keeping kept: Set<UInt8> = []) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in bytes {
            if isUnreserved(byte) || kept.contains(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The decoded bytes. A percent sign without two hexadecimal digits stays as it is.
    static func bytes(_ text: some StringProtocol) -> [UInt8] {
        let encoded = Array(text.utf8)
        var decoded: [UInt8] = []
        var position = 0
        while position < encoded.count {
            if encoded[position] == UInt8(ascii: "%"), position + 2 < encoded.count,
                let value = hexadecimal(encoded[position + 1], encoded[position + 2])
            {
                decoded.append(value)
                position += 3
            } else {
                decoded.append(encoded[position])
                position += 1
            }
        }
        return decoded
    }

    static func decode(_ text: some StringProtocol) -> String {
        String(decoding: bytes(text), as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func hexadecimal(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard let high = Character(Unicode.Scalar(high)).hexDigitValue,
            let low = Character(Unicode.Scalar(low)).hexDigitValue
        else { return nil }
        return UInt8(high << 4 | low)
    }
}

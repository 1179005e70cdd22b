import FoundationEssentials

/// `amz-sdk-invocation-id`: the same for all attempts of one call, so that AWS can tell retries from calls.
enum InvocationID {
    /// A UUID of version 4 from 128 random bits.
    static func make(_ high: UInt64, _ low: UInt64) -> String {
        var bytes = [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = hexadecimal(bytes)
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { digits.dropLast(32 - $1).dropFirst($0) }.joined(separator: "-")
    }
}

/// `nextToken`: where the next page begins, bound to its request.
///
/// A token from a different request is rejected.
struct PageToken: Sendable {
    private let hash: SeededHash
    private let fingerprint: UInt64

    /// `question` has every parameter that the list depends on.
    init(hash: SeededHash, question: [String?]) {
        self.hash = hash
        // FNV-1a over the parameters, each terminated by a byte that no text contains; absent and empty differ.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in question {
            for byte in (part ?? "\u{0}").utf8 + [0xFF] {
                hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
            }
        }
        fingerprint = hash
    }

    func token(_ position: FindingAddress) -> String {
        let place = UInt64(position.task) << 32 | UInt64(position.check)
        return position.index.hexadecimal + place.hexadecimal + seal(position.index, place).hexadecimal
    }

    /// The position of a token. The start if there is none.
    func position(_ token: String?) throws(ServiceError) -> FindingAddress {
        guard let token else { return FindingAddress(task: 0, check: 0, index: 0) }
        let digits = Array(token.utf8)
        let words = stride(from: 0, to: digits.count, by: 16).compactMap { start in
            UInt64(String(decoding: digits[start..<min(start + 16, digits.count)], as: UTF8.self), radix: 16)
        }
        guard digits.count == 48, words.count == 3, seal(words[0], words[1]) == words[2] else {
            throw .invalidRequest("Invalid nextToken")
        }
        return FindingAddress(task: Int(words[1] >> 32), check: Int(words[1] & 0xFFFF_FFFF), index: words[0])
    }

    private func seal(_ index: UInt64, _ place: UInt64) -> UInt64 {
        hash.branch(fingerprint).branch(place).value(index)
    }
}

import FoundationEssentials
import SeededRandom

/// Valid texts, mutated at random, for the fuzz tests. The seed is fixed, so that a failure is repeatable.
struct Mutation {
    /// The number of rounds: MITWATCH_FUZZ_ROUNDS (default: `rounds`).
    static func rounds(_ rounds: Int) -> Int {
        ProcessInfo.processInfo.environment["MITWATCH_FUZZ_ROUNDS"].flatMap(Int.init) ?? rounds
    }

    private var random = SplitMix64(seed: 0x6D69_7477_6174_6368)
    /// Snippets that are inserted.
    private let snippets: [[UInt8]]

    init(_ snippets: [String]) {
        self.snippets = snippets.map { Array($0.utf8) }
    }

    /// The text with one to four mutations; it may not be UTF-8.
    mutating func bytes(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            change(&bytes)
        }
        return bytes
    }

    /// The same as text.
    mutating func text(_ text: String) -> String {
        String(decoding: bytes(text), as: UTF8.self)
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3: bytes.removeSubrange(end...)
        case 4: bytes.insert(contentsOf: snippets.randomElement(using: &random) ?? [], at: start)
        default: bytes[start] = UInt8.random(in: 0x20...0x7E, using: &random)
        }
    }
}

import Crypto
import FoundationEssentials

/// Makes IDs, keys and tokens.
enum Secrets {
    private static let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// An ID that depends only on `name`, such as `AIDA` and 17 characters.
    static func id(_ prefix: String, of name: String) -> String {
        prefix + text(SHA256.hash(data: Data(name.utf8)).prefix(17), base32)
    }

    /// Random characters after `prefix`.
    static func token(_ prefix: String, count: Int) -> String {
        prefix + text((0..<count).map { _ in UInt8.random(in: .min ... .max) }, base32)
    }

    /// New temporary keys.
    static func key(of principal: AccessKey.Principal, until end: Date, mayCallIoT: Bool = true) -> AccessKey {
        AccessKey(
            id: token("ASIA", count: 16), secret: token("", count: 40), sessionToken: token("IQoJ", count: 300),
            end: end, principal: principal, mayCallIoT: mayCallIoT)
    }

    private static func text(_ bytes: some Sequence<UInt8>, _ digits: [UInt8]) -> String {
        String(decoding: bytes.map { digits[Int($0) % digits.count] }, as: UTF8.self)
    }
}

/// Base64 in the form of tokens: `-` and `_`, no padding.
enum Base64URL {
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        let text = Data(bytes).base64EncodedString().prefix { $0 != "=" }
        return String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    /// Nil for padding, white space and any other character.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.allSatisfy({ isDigit($0) }) else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }) + padding
        return Data(base64Encoded: standard).map { Array($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

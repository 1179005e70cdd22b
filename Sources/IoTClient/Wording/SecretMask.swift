/// Takes out of another's text what looks like a key or a token: a program that fails may print what it had, and a server may
/// repeat what it was sent.
///
/// It masks more than it must rather than less: all that follows the name of a secret, key ids, web tokens, user names and passwords
/// of URLs, and words of 40 characters and more that could be base64, but no ARN and no path of a file.
public enum SecretMask {
    static let mask = "(redacted)"
    private static let leastLength = 40
    /// Names of things, such as roles, have no longer part without a hyphen or an underscore; tokens nearly always have one.
    private static let longestPart = 20

    /// Names after which nothing is shown, in lower case.
    private static let secretNames = [
        "secretaccesskey", "secret_access_key", "secretkey", "secret_key", "sessiontoken", "session_token",
        "security_token", "security-token", "accesstoken", "access_token", "refreshtoken", "refresh_token",
        "clientsecret", "client_secret", "bearer", "password=", "password:",
    ]

    /// The text without secrets. It takes a time that grows with the text's length alone.
    public static func masked(_ text: String) -> String {
        let end = endOfShown(text)
        var masked = ""
        var word = ""
        for character in text[..<end] {
            if character.isWhitespace {
                masked += maskedWord(word) + String(character)
                word = ""
            } else {
                word.append(character)
            }
        }
        let hasMore = text[end...].contains { $0.isLetter || $0.isNumber }
        return masked + maskedWord(word) + (hasMore ? " \(mask)" : String(text[end...]))
    }

    /// Behind the first name of a secret.
    private static func endOfShown(_ text: String) -> String.Index {
        let bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let ends = secretNames.compactMap { bytes.firstRange(of: Array($0.utf8))?.upperBound }
        // The names are ASCII, so there is a character's end, unless a mark is set on the last letter.
        return ends.min().map { text.utf8.index(text.startIndex, offsetBy: $0) } ?? text.endIndex
    }

    private static func maskedWord(_ word: String) -> String {
        if word.drop(while: { !$0.isLetter }).hasPrefix("arn:") {
            return word
        }
        guard let scheme = word.firstRange(of: "://"), let at = word[scheme.upperBound...].lastIndex(of: "@") else {
            return maskedRuns(word[...])
        }
        return maskedRuns(word[..<scheme.upperBound]) + mask + maskedRuns(word[at...])
    }

    /// What a key or a token may consist of, masked where it could be one.
    private static func maskedRuns(_ text: Substring) -> String {
        var (masked, rest) = ("", text)
        while !rest.isEmpty {
            let run = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=_-.".contains($0)) }
            rest = rest[run.endIndex...]
            masked += couldBeSecret(run) ? mask : String(run)
            if let other = rest.popFirst() {
                masked.append(other)
            }
        }
        return masked
    }

    private static func couldBeSecret(_ run: Substring) -> Bool {
        let isWebToken = run.hasPrefix("eyJ") && run.count > longestPart
        return isWebToken || run.split(separator: ".").contains { hasKeyId($0) || isBase64($0) }
    }

    private static func hasKeyId(_ run: Substring) -> Bool {
        run.split { !$0.isLetter && !$0.isNumber }.contains { part in
            ["AKIA", "ASIA"].contains(part.prefix(4)) && part.count >= 16 && !part.contains(where: \.isLowercase)
        }
    }

    private static func isBase64(_ run: Substring) -> Bool {
        let kinds = [
            run.contains(where: \.isUppercase), run.contains(where: \.isLowercase), run.contains(where: \.isNumber),
        ]
        guard kinds.count(where: \.self) > 1 else { return false }
        let isPath = run.hasPrefix("/") && !run.contains(where: \.isUppercase)
        let isLong = run.split { "-_".contains($0) }.contains { $0.count >= leastLength }
        return isLong && !isPath
            || run.split(separator: "/").contains { part in
                part.count >= leastLength && part.split { "-_".contains($0) }.contains { $0.count > longestPart }
            }
    }
}

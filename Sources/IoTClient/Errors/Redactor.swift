/// Redacts keys and tokens in foreign text: a failing program may print them, and a server may repeat them.
///
/// It redacts too much rather than too little: everything after the name of a secret, access key IDs, web tokens, user
/// names and passwords in URLs, and words of at least 40 characters that could be base64, but not ARNs and file paths.
/// Use it through `SanitizedText`.
enum Redactor {
    static let replacement = "(redacted)"
    private static let leastLength = 40
    /// Names, such as those of roles, have no longer part without a hyphen or an underscore; tokens nearly always have.
    private static let longestPart = 20

    /// Names after which nothing is shown, in lower case.
    private static let secretNames = [
        "secretaccesskey", "secret_access_key", "secretkey", "secret_key", "sessiontoken", "session_token",
        "security_token", "security-token", "accesstoken", "access_token", "refreshtoken", "refresh_token",
        "clientsecret", "client_secret", "bearer", "password=", "password:", "passwd=", "authorization:",
        "api_key", "apikey",
    ]

    /// Whether something in the text would be redacted.
    static func couldHoldSecret(_ text: String) -> Bool {
        redacted(text) != text
    }

    /// The same for a file's path, whose folders may be more mixed than other words, and have names such as `api_key`.
    /// A value with the length and the characters of a secret key always counts as one.
    static func couldHoldSecret(path: String) -> Bool {
        let isKey = path.count == leastLength && path.allSatisfy(isOfKey) && kinds(path[...]) == 3
        let hasLogin = path.lastIndex(of: "@").map { path[..<$0].contains(":") } ?? false
        return isKey || hasLogin || path.contains("://")
            || path.split(whereSeparator: { "/ ".contains($0) }).contains { folder in
                let isMixed = kinds(folder) == 3
                let hasLongPart = folder.split { "-_.".contains($0) }.contains { $0.count > longestPart }
                return isMixed && hasLongPart || hasKeyId(folder) || isWebToken(folder)
            }
    }

    /// Whether a character may be part of a key or a token.
    static func isOfSecret(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "+/=_-.".contains(character))
    }

    private static func isOfKey(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "+/".contains(character))
    }

    /// How many of the three kinds it has: uppercase letters, lowercase letters and digits.
    private static func kinds(_ text: Substring) -> Int {
        let kinds = [
            text.contains(where: \.isUppercase), text.contains(where: \.isLowercase), text.contains(where: \.isNumber),
        ]
        return kinds.count(where: \.self)
    }

    /// The text without secrets, in time proportional to its length.
    static func redacted(_ text: String) -> String {
        let end = endOfShown(text)
        var redacted = ""
        var word = ""
        for character in text[..<end] {
            if character.isWhitespace {
                redacted += redactedWord(word) + String(character)
                word = ""
            } else {
                word.append(character)
            }
        }
        let hasMore = text[end...].contains { $0.isLetter || $0.isNumber }
        return redacted + redactedWord(word) + (hasMore ? " \(replacement)" : String(text[end...]))
    }

    /// The index after the first name of a secret.
    private static func endOfShown(_ text: String) -> String.Index {
        let bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let ends = secretNames.compactMap { bytes.firstRange(of: Array($0.utf8))?.upperBound }
        // The names are ASCII, so a character ends there, unless the last letter has a combining mark.
        return ends.min().map { text.utf8.index(text.startIndex, offsetBy: $0) } ?? text.endIndex
    }

    private static func redactedWord(_ word: String) -> String {
        if word.drop(while: { !$0.isLetter }).hasPrefix("arn:"), word.count(where: { $0 == ":" }) >= 5 {
            return word
        }
        guard let scheme = word.firstRange(of: "://"), let at = word[scheme.upperBound...].lastIndex(of: "@") else {
            return redactedRuns(word[...])
        }
        return redactedRuns(word[..<scheme.upperBound]) + replacement + redactedRuns(word[at...])
    }

    /// Redacts each run of key characters that could be a key or a token.
    private static func redactedRuns(_ text: Substring) -> String {
        var (redacted, rest) = ("", text)
        while !rest.isEmpty {
            let run = rest.prefix(while: isOfSecret)
            rest = rest[run.endIndex...]
            redacted += couldBeSecret(run) ? replacement : String(run)
            if let other = rest.popFirst() {
                redacted.append(other)
            }
        }
        return redacted
    }

    private static func couldBeSecret(_ run: Substring) -> Bool {
        isWebToken(run) || run.split(separator: ".").contains { hasKeyId($0) || isBase64($0) }
    }

    private static func isWebToken(_ run: Substring) -> Bool {
        run.hasPrefix("eyJ") && run.count > longestPart
    }

    private static func hasKeyId(_ run: Substring) -> Bool {
        run.split { !$0.isLetter && !$0.isNumber }.contains { part in
            ["AKIA", "ASIA"].contains(part.prefix(4)) && part.count >= 16 && !part.contains(where: \.isLowercase)
        }
    }

    private static func isBase64(_ run: Substring) -> Bool {
        guard kinds(run) > 1 else { return false }
        let isPath = run.hasPrefix("/") && !run.contains(where: \.isUppercase)
        let isLong = run.split { "-_".contains($0) }.contains { $0.count >= leastLength }
        return isLong && !isPath
            || run.split(separator: "/").contains { part in
                part.count >= leastLength && part.split { "-_".contains($0) }.contains { $0.count > longestPart }
            }
    }
}

/// A value that holds, or may hold, a secret. Printed, dumped or interpolated, it shows only its `description`.
protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Redacted {
    /// The same as `description`.
    public var debugDescription: String {
        description
    }

    /// No children, so that `dump` and a debugger show nothing.
    public var customMirror: Mirror {
        Mirror(self, children: [])
    }
}

import FoundationEssentials

extension Credentials {
    /// The names under which a source keeps the parts of a key.
    struct SettingNames {
        let accessKeyId: String
        let secretAccessKey: String
        /// The first that is set counts.
        let sessionToken: [String]
        /// A time in ISO 8601, where the source tells an end.
        var expiration: String?

        /// A profile of the shared files. The token has an older name too, which wins as in botocore.
        static let profile = SettingNames(
            accessKeyId: "aws_access_key_id", secretAccessKey: "aws_secret_access_key",
            sessionToken: ["aws_security_token", "aws_session_token"])
    }

    /// Reads a key from settings; nil where there is no access key id.
    init?(
        source: SanitizedText, names: SettingNames, read: (String) -> String?
    ) throws(CredentialsError) {
        guard let accessKeyId = try Self.value(of: names.accessKeyId, source: source, read: read) else { return nil }
        guard let secretAccessKey = try Self.value(of: names.secretAccessKey, source: source, read: read) else {
            throw .broken(
                source: source, reason: .missing(setting: "\(names.secretAccessKey)", besides: "\(names.accessKeyId)"))
        }
        self.init(accessKeyId: accessKeyId, secretAccessKey: secretAccessKey)
        for name in names.sessionToken where sessionToken == nil {
            sessionToken = try Self.value(of: name, source: source, read: read)
        }
        if let setting = names.expiration, let text = read(setting), !text.isEmpty {
            guard let end = Date(iso8601: text) else {
                throw .broken(source: source, reason: .malformed(setting: SanitizedText(setting)))
            }
            expiration = end
        }
    }

    /// A stray space or line break would end up in a header, or make a signature that nobody can explain.
    private static func value(
        of setting: String, source: SanitizedText, read: (String) -> String?
    ) throws(CredentialsError) -> String? {
        guard let value = read(setting), !value.isEmpty else { return nil }
        guard isValidHeaderValue(value) else {
            throw .broken(source: source, reason: .illegalCharacter(setting: SanitizedText(setting)))
        }
        return value
    }
}

extension CredentialsSource {
    /// The credentials, once it is known that they can be sent: what a library user's own source gives has not been looked at.
    func sendableCredentials() async throws(CredentialsError) -> Credentials {
        let credentials = try await credentials()
        let sent: [(SanitizedText, String)] = [
            ("accessKeyId", credentials.accessKeyId), ("sessionToken", credentials.sessionToken ?? ""),
        ]
        for (setting, value) in sent where !isValidHeaderValue(value) {
            throw .broken(source: name, reason: .illegalCharacter(setting: setting))
        }
        return credentials
    }
}

/// Whether a key or a token has only the characters that keys and tokens have: visible ones of ASCII. A line break would begin a
/// header of its own.
func isValidHeaderValue(_ secret: String) -> Bool {
    secret.utf8.allSatisfy { (0x21...0x7E).contains($0) }
}

extension Date {
    /// A time in ISO 8601, with or without a fraction; nil for any other form. The AWS CLI's first version wrote `UTC` for `Z`.
    init?(iso8601 text: String) {
        let text = text.hasSuffix("UTC") ? "\(text.dropLast(3))Z" : text
        let styles = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
        guard let date = styles.lazy.compactMap({ try? $0.parse(text) }).first else { return nil }
        self = date
    }
}

import FoundationEssentials

extension Credentials {
    /// The names of a key's parts in a source.
    struct SettingNames {
        let accessKeyId: String
        let secretAccessKey: String
        /// The first one that is set counts.
        let sessionToken: [String]
        /// The expiration in ISO 8601, if the source has one.
        var expiration: String?

        /// A profile of the shared files. The token's older name wins, as in botocore.
        static let profile = SettingNames(
            accessKeyId: "aws_access_key_id", secretAccessKey: "aws_secret_access_key",
            sessionToken: ["aws_security_token", "aws_session_token"])
    }

    /// Reads a key from settings; nil if there is no access key ID.
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

    /// A stray space or line break would get into a header, or cause a signature mismatch that is hard to explain.
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
    /// The credentials, checked: those of a library user's own source may have characters that cannot be sent.
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

/// Whether a key or a token has only visible ASCII characters. A line break would begin a new header.
func isValidHeaderValue(_ secret: String) -> Bool {
    secret.utf8.allSatisfy { (0x21...0x7E).contains($0) }
}

extension Date {
    /// A time in ISO 8601, with or without a fraction; nil for any other form. The AWS CLI v1 wrote `UTC` for `Z`.
    init?(iso8601 text: String) {
        let text = text.hasSuffix("UTC") ? "\(text.dropLast(3))Z" : text
        let styles = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
        guard let date = styles.lazy.compactMap({ try? $0.parse(text) }).first else { return nil }
        self = date
    }
}

extension Credentials {
    /// The names under which a source keeps the parts of a key.
    struct SettingNames {
        let accessKeyId: String
        let secretAccessKey: String
        /// The first that is set counts.
        let sessionToken: [String]
    }

    /// Reads a key from settings; nil where there is no access key id.
    init?(
        source: String, names: SettingNames, read: (String) -> String?
    ) throws(CredentialsProblem) {
        guard let accessKeyId = try Self.value(of: names.accessKeyId, source: source, read: read) else { return nil }
        guard let secretAccessKey = try Self.value(of: names.secretAccessKey, source: source, read: read) else {
            throw .broken(
                source: source, reason: .missing(setting: names.secretAccessKey, besides: names.accessKeyId))
        }
        self.init(accessKeyId: accessKeyId, secretAccessKey: secretAccessKey)
        for name in names.sessionToken where sessionToken == nil {
            sessionToken = try Self.value(of: name, source: source, read: read)
        }
    }

    /// A stray space or line break would end up in a header, or make a signature that nobody can explain.
    private static func value(
        of setting: String, source: String, read: (String) -> String?
    ) throws(CredentialsProblem) -> String? {
        guard let value = read(setting), !value.isEmpty else { return nil }
        guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .broken(source: source, reason: .illegalCharacter(setting: setting))
        }
        return value
    }
}

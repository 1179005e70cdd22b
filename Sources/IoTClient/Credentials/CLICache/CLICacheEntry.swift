import Crypto
import FoundationEssentials

/// A file of `~/.aws/cli/cache`, in which the AWS CLI keeps the credentials of a role.
struct CLICacheEntry: Sendable {
    /// The file's name without its extension: a digest of what was requested.
    let name: String
    /// Nil if the home directory is unknown.
    let path: String?

    private init(home: String?, text: String) {
        name = hexadecimal(Insecure.SHA1.hash(data: Data(text.utf8)))
        let name = name
        path = home.map { "\($0)/.aws/cli/cache/\(name).json" }
    }

    /// The entry of a role of `role_arn`. The region and the source's credentials are no part of its name.
    ///
    /// - Parameter sessionName: The profile's `role_session_name`; nil if it has none.
    init(
        home: String?, roleArn: String, serial: String?, externalId: String?, seconds: Int?, sessionName: String?
    ) {
        var members: [String: PythonJSON.Value] = ["RoleArn": .text(roleArn)]
        members["SerialNumber"] = serial.map { .text($0) }
        members["ExternalId"] = externalId.map { .text($0) }
        members["DurationSeconds"] = seconds.map { .number($0) }
        members["RoleSessionName"] = sessionName.map { .text($0) }
        self.init(home: home, text: PythonJSON.object(members, .spaced))
    }

    /// The entry of a role of IAM Identity Center.
    init(home: String?, _ settings: SingleSignOnSettings) {
        let session = settings.session.map { ("sessionName", $0) } ?? ("startUrl", settings.startURL)
        let members: [String: PythonJSON.Value] = [
            "accountId": .text(settings.account), "roleName": .text(settings.role), session.0: .text(session.1),
        ]
        self.init(home: home, text: PythonJSON.object(members, .compact))
    }

    /// The saved credentials, with their expiration, which may be over; nil if there are none. Whatever cannot be read
    /// counts as none.
    func load() -> Credentials? {
        guard let path, let data = try? SecretFile(path: path).read(),
            let content = try? JSONDecoder().decode(Content.self, from: data)
        else { return nil }
        let read = try? Credentials(source: "the AWS CLI", response: Self.names) { content.credentials[$0] }
        guard var credentials = read, credentials.sessionToken != nil, credentials.expiration != nil else { return nil }
        credentials.accountId = content.credentials["AccountId"].flatMap(accountId(_:))
        return credentials
    }

    private static let names = Credentials.SettingNames(
        accessKeyId: "AccessKeyId", secretAccessKey: "SecretAccessKey", sessionToken: ["SessionToken"],
        expiration: "Expiration")

    private struct Content: Decodable {
        let credentials: FlatJSON

        private enum CodingKeys: String, CodingKey {
            case credentials = "Credentials"
        }
    }
}

/// The text, if it is an account ID: 12 digits.
func accountId(_ text: some StringProtocol) -> String? {
    let isId = text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isId ? String(text) : nil
}

/// The account ID of an ARN; nil if it has none.
func accountId(ofARN arn: String) -> String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count >= 6 && parts[0] == "arn" ? accountId(parts[4]) : nil
}

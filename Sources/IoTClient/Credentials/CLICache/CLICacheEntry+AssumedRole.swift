import FoundationEssentials

/// The parts of a response of AssumeRole that the AWS CLI caches.
struct AssumedRole: Sendable, Redacted {
    var credentials: Credentials
    let assumedRoleId: String?
    let arn: String?
    let requestId: String?

    /// Shows nothing of the credentials.
    var description: String {
        "AssumedRole(redacted)"
    }
}

extension CLICacheEntry {
    /// Replaces the file atomically, in the form of the AWS CLI. False if it cannot be written.
    func save(_ role: AssumedRole) -> Bool {
        guard let path, let end = role.credentials.expiration else { return false }
        let text = PythonJSON.object(Self.content(of: role, until: end), .spaced)
        return SecretFile(path: path).replace(with: Data(text.utf8), makingDirectories: true)
    }

    /// The whole response, and the account ID among the credentials.
    private static func content(of role: AssumedRole, until end: Date) -> [String: PythonJSON.Value] {
        let keys = role.credentials
        return [
            "Credentials": object([
                "AccessKeyId": .text(keys.accessKeyId), "SecretAccessKey": .text(keys.secretAccessKey),
                "SessionToken": keys.sessionToken.map { .text($0) }, "Expiration": .text(expiration(end)),
                "AccountId": keys.accountId.map { .text($0) },
            ]),
            "AssumedRoleUser": object([
                "AssumedRoleId": role.assumedRoleId.map { .text($0) }, "Arn": role.arn.map { .text($0) },
            ]),
            "ResponseMetadata": object([
                "RequestId": role.requestId.map { .text($0) }, "HTTPStatusCode": .number(200),
                "HTTPHeaders": .object([:]), "RetryAttempts": .number(0),
            ]),
        ]
    }

    private static func object(_ members: [String: PythonJSON.Value?]) -> PythonJSON.Value {
        .object(members.compactMapValues(\.self))
    }

    /// `2036-11-23T05:30:12+00:00`, as version 2 of the AWS CLI writes it.
    private static func expiration(_ date: Date) -> String {
        let text = date.formatted(.iso8601)
        return text.hasSuffix("Z") ? "\(text.dropLast())+00:00" : text
    }
}

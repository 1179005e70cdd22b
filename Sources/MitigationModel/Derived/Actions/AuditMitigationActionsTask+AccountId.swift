extension AuditMitigationActionsTask {
    /// The account that the task runs in, told by the ARN of a role in the answer: 12 digits; nil if none has them.
    ///
    /// The API names the account nowhere else. A role must be the account's own; a topic may be another account's, so
    /// its ARN tells nothing.
    public var accountId: String? {
        let actions = actionsDefinition ?? []
        let roles = actions.map(\.roleArn)
        let loggingRoles = actions.map(\.actionParams?.enableIoTLoggingParams?.roleArnForLogging)
        return (roles + loggingRoles).lazy.compactMap { $0.flatMap(accountId(inARN:)) }.first
    }

    /// The account of `arn:partition:service:region:account:resource`.
    private func accountId(inARN arn: String) -> String? {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        let account = parts[4].utf8
        let isValid = account.count == 12 && account.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isValid ? String(parts[4]) : nil
    }
}

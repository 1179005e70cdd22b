extension AuditMitigationActionsTask {
    /// The account that the task runs in, told by an ARN in the answer: 12 digits; nil if no ARN has them.
    ///
    /// The API names the account nowhere else. Roles go first: a role must be the account's own, a topic may be
    /// another account's.
    public var accountId: String? {
        let actions = actionsDefinition ?? []
        let roles = actions.map(\.roleArn)
        let loggingRoles = actions.map(\.actionParams?.enableIoTLoggingParams?.roleArnForLogging)
        let topics = actions.map(\.actionParams?.publishFindingToSnsParams?.topicArn)
        return (roles + loggingRoles + topics).lazy.compactMap { $0.flatMap(accountId(inARN:)) }.first
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

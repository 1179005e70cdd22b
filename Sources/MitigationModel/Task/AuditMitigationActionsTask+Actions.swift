/// One action of a check, as listed in `auditCheckToActionsMapping`.
public enum MappedAction: Hashable, Sendable {
    /// `actionsDefinition` defines what the action does.
    case defined(MitigationAction)
    /// The name is in the mapping, but the response does not define it.
    case undefined(name: String)
}

extension AuditMitigationActionsTask {
    /// The check's actions, in the order in which they are applied. If a name is defined twice, the first definition
    /// counts.
    public func actions(for check: CheckName) -> [MappedAction] {
        let names = auditCheckToActionsMapping?[check] ?? []
        return names.map { name in
            actionsDefinition?.first { $0.name == name }.map(MappedAction.defined) ?? .undefined(name: name)
        }
    }
}

extension AuditMitigationActionsTask {
    /// The account that the task runs in, from the ARN of a role in the response: 12 digits; nil if no role has them.
    ///
    /// The API names the account nowhere else. A role always belongs to the account; a topic may belong to another
    /// account, so its ARN does not count.
    public var accountId: String? {
        let actions = actionsDefinition ?? []
        for action in actions {
            if let account = action.roleArn.flatMap(accountId(inARN:)) { return account }
        }
        for action in actions {
            let loggingRole = action.actionParams?.enableIoTLoggingParams?.roleArnForLogging
            if let account = loggingRole.flatMap(accountId(inARN:)) { return account }
        }
        return nil
    }

    /// The account of `arn:partition:service:region:account:resource`.
    private func accountId(inARN arn: String) -> String? {
        let parts = arn.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].elementsEqual("arn".utf8) else { return nil }
        let account = parts[4]
        let isValid = account.count == 12 && account.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isValid ? String(Substring(account)) : nil
    }
}

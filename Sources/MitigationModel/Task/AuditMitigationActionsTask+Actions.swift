/// One action of a check, as `auditCheckToActionsMapping` names it.
public enum MappedAction: Hashable, Sendable {
    /// `actionsDefinition` says what the action does.
    case defined(MitigationAction)
    /// The name stands in the mapping, but the answer does not define it.
    case undefined(name: String)
}

extension AuditMitigationActionsTask {
    /// The check's actions, in the order in which they are applied. Where a name is defined twice, the first counts.
    public func actions(for check: CheckName) -> [MappedAction] {
        let names = auditCheckToActionsMapping?[check] ?? []
        return names.map { name in
            actionsDefinition?.first { $0.name == name }.map(MappedAction.defined) ?? .undefined(name: name)
        }
    }
}

extension AuditMitigationActionsTask {
    /// The account that the task runs in, told by the ARN of a role in the answer: 12 digits; nil if none has them.
    ///
    /// The API names the account nowhere else. A role must be the account's own; a topic may be another account's, so
    /// its ARN tells nothing.
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

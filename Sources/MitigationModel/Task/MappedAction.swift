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

/// One entry of `actionsDefinition`: a mitigation action and what it does.
public struct MitigationAction: Hashable, Sendable, Codable {
    /// The name that `auditCheckToActionsMapping` refers to.
    public var name: String?
    /// The identifier that AWS gave to the action.
    public var id: String?
    /// The role that AWS IoT takes on to apply the action.
    public var roleArn: String?
    /// What the action does. Its one set member is the action's kind.
    public var actionParams: MitigationActionParams?

    /// Members that are not given are absent, as in the API.
    public init(
        name: String? = nil, id: String? = nil, roleArn: String? = nil, actionParams: MitigationActionParams? = nil
    ) {
        self.name = name
        self.id = id
        self.roleArn = roleArn
        self.actionParams = actionParams
    }
}

/// One entry of `actionsDefinition`: a mitigation action and what it does.
public struct MitigationAction: Hashable, Sendable, Codable {
    /// The name that `auditCheckToActionsMapping` refers to.
    public var name: String?
    /// The identifier that AWS assigned to the action.
    public var id: String?
    /// The role that AWS IoT assumes to apply the action.
    public var roleArn: String?
    /// What the action does. The one member that is set is the action's type.
    public var actionParams: MitigationActionParams?

    /// Omitted members are absent, as in the API.
    public init(
        name: String? = nil, id: String? = nil, roleArn: String? = nil, actionParams: MitigationActionParams? = nil
    ) {
        self.name = name
        self.id = id
        self.roleArn = roleArn
        self.actionParams = actionParams
    }
}

/// The parameters of a mitigation action. AWS sets one member, which determines the action's type.
public struct MitigationActionParams: Hashable, Sendable, Codable {
    /// UPDATE_DEVICE_CERTIFICATE.
    public var updateDeviceCertificateParams: UpdateDeviceCertificateParams?
    /// UPDATE_CA_CERTIFICATE.
    public var updateCACertificateParams: UpdateCACertificateParams?
    /// ADD_THINGS_TO_THING_GROUP.
    public var addThingsToThingGroupParams: AddThingsToThingGroupParams?
    /// REPLACE_DEFAULT_POLICY_VERSION.
    public var replaceDefaultPolicyVersionParams: ReplaceDefaultPolicyVersionParams?
    /// ENABLE_IOT_LOGGING.
    public var enableIoTLoggingParams: EnableIoTLoggingParams?
    /// PUBLISH_FINDING_TO_SNS.
    public var publishFindingToSnsParams: PublishFindingToSnsParams?
    /// Names of members that this version does not know, sorted: a type of action that AWS added later.
    public var unknownMembers: [String]

    /// Omitted members are absent, as in the API.
    public init(
        updateDeviceCertificateParams: UpdateDeviceCertificateParams? = nil,
        updateCACertificateParams: UpdateCACertificateParams? = nil,
        addThingsToThingGroupParams: AddThingsToThingGroupParams? = nil,
        replaceDefaultPolicyVersionParams: ReplaceDefaultPolicyVersionParams? = nil,
        enableIoTLoggingParams: EnableIoTLoggingParams? = nil,
        publishFindingToSnsParams: PublishFindingToSnsParams? = nil, unknownMembers: [String] = []
    ) {
        self.updateDeviceCertificateParams = updateDeviceCertificateParams
        self.updateCACertificateParams = updateCACertificateParams
        self.addThingsToThingGroupParams = addThingsToThingGroupParams
        self.replaceDefaultPolicyVersionParams = replaceDefaultPolicyVersionParams
        self.enableIoTLoggingParams = enableIoTLoggingParams
        self.publishFindingToSnsParams = publishFindingToSnsParams
        self.unknownMembers = unknownMembers
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case updateDeviceCertificateParams
        case updateCACertificateParams
        case addThingsToThingGroupParams
        case replaceDefaultPolicyVersionParams
        case enableIoTLoggingParams
        case publishFindingToSnsParams
    }

    /// Decodes the six known members and keeps the names of all others that are not null.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let known = try decoder.container(keyedBy: CodingKeys.self)
        updateDeviceCertificateParams = try known.decodeIfPresent(forKey: .updateDeviceCertificateParams)
        updateCACertificateParams = try known.decodeIfPresent(forKey: .updateCACertificateParams)
        addThingsToThingGroupParams = try known.decodeIfPresent(forKey: .addThingsToThingGroupParams)
        replaceDefaultPolicyVersionParams = try known.decodeIfPresent(forKey: .replaceDefaultPolicyVersionParams)
        enableIoTLoggingParams = try known.decodeIfPresent(forKey: .enableIoTLoggingParams)
        publishFindingToSnsParams = try known.decodeIfPresent(forKey: .publishFindingToSnsParams)
        let all = try decoder.container(keyedBy: NameCodingKey.self)
        let knownNames = Set(CodingKeys.allCases.map(\.rawValue))
        unknownMembers = try all.allKeys
            .filter { try !knownNames.contains($0.stringValue) && !all.decodeNil(forKey: $0) }
            .map(\.stringValue)
            .sorted()
    }
}

extension KeyedDecodingContainer {
    fileprivate func decodeIfPresent<Value: Decodable>(forKey key: Key) throws -> Value? {
        try decodeIfPresent(Value.self, forKey: key)
    }
}

/// UPDATE_DEVICE_CERTIFICATE: changes the state of the device certificate.
public struct UpdateDeviceCertificateParams: Hashable, Sendable, Codable {
    /// The only documented value is `DEACTIVATE`.
    public var action: String?

    /// An omitted member is absent.
    public init(action: String? = nil) {
        self.action = action
    }
}

/// UPDATE_CA_CERTIFICATE: changes the state of the CA certificate.
public struct UpdateCACertificateParams: Hashable, Sendable, Codable {
    /// The only documented value is `DEACTIVATE`.
    public var action: String?

    /// An omitted member is absent.
    public init(action: String? = nil) {
        self.action = action
    }
}

/// ADD_THINGS_TO_THING_GROUP: adds the devices of a certificate to thing groups, usually a quarantine.
public struct AddThingsToThingGroupParams: Hashable, Sendable, Codable {
    /// The groups, 1 to 10.
    public var thingGroupNames: [String]?
    /// Whether devices are moved even if they are members of dynamic thing groups.
    public var overrideDynamicGroups: Bool?

    /// Omitted members are absent.
    public init(thingGroupNames: [String]? = nil, overrideDynamicGroups: Bool? = nil) {
        self.thingGroupNames = thingGroupNames
        self.overrideDynamicGroups = overrideDynamicGroups
    }

    /// Decodes the members that are present; nulls in the list are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        thingGroupNames = try members.decodeListIfPresent(forKey: .thingGroupNames)
        overrideDynamicGroups = try members.decodeIfPresent(Bool.self, forKey: .overrideDynamicGroups)
    }
}

/// REPLACE_DEFAULT_POLICY_VERSION: adds a policy version without permissions and makes it the default.
public struct ReplaceDefaultPolicyVersionParams: Hashable, Sendable, Codable {
    /// The only documented value is `BLANK_POLICY`.
    public var templateName: String?

    /// An omitted member is absent.
    public init(templateName: String? = nil) {
        self.templateName = templateName
    }
}

/// ENABLE_IOT_LOGGING: turns on AWS IoT logging for the account.
public struct EnableIoTLoggingParams: Hashable, Sendable, Codable {
    /// The role that AWS IoT assumes to write the log.
    public var roleArnForLogging: String?
    /// `DEBUG`, `INFO`, `ERROR`, `WARN`, `DISABLED`, or a level that AWS added later.
    public var logLevel: String?

    /// Omitted members are absent.
    public init(roleArnForLogging: String? = nil, logLevel: String? = nil) {
        self.roleArnForLogging = roleArnForLogging
        self.logLevel = logLevel
    }
}

/// PUBLISH_FINDING_TO_SNS: publishes the finding to an Amazon SNS topic.
public struct PublishFindingToSnsParams: Hashable, Sendable, Codable {
    /// The topic.
    public var topicArn: String?

    /// An omitted member is absent.
    public init(topicArn: String? = nil) {
        self.topicArn = topicArn
    }
}

/// What a mitigation action does, determined by the one member of its `actionParams` that is set.
public enum MitigationActionKind: Hashable, Sendable {
    /// Changes the state of the device certificate.
    case updateDeviceCertificate
    /// Changes the state of the CA certificate.
    case updateCACertificate
    /// Adds the devices of a certificate to thing groups.
    case addThingsToThingGroup
    /// Adds a policy version without permissions and makes it the default.
    case replaceDefaultPolicyVersion
    /// Turns on AWS IoT logging for the account.
    case enableIoTLogging
    /// Publishes the finding to an Amazon SNS topic.
    case publishFindingToSNS
    /// A type that AWS added later, or several types at once: the names of the members that are set.
    case unknown([String])
    /// The response has no parameters, so the type is unknown.
    case missing

    /// AWS's name of the type, such as `UPDATE_DEVICE_CERTIFICATE`; nil if the type is not documented.
    public var apiName: String? {
        switch self {
        case .updateDeviceCertificate: "UPDATE_DEVICE_CERTIFICATE"
        case .updateCACertificate: "UPDATE_CA_CERTIFICATE"
        case .addThingsToThingGroup: "ADD_THINGS_TO_THING_GROUP"
        case .replaceDefaultPolicyVersion: "REPLACE_DEFAULT_POLICY_VERSION"
        case .enableIoTLogging: "ENABLE_IOT_LOGGING"
        case .publishFindingToSNS: "PUBLISH_FINDING_TO_SNS"
        case .unknown, .missing: nil
        }
    }
}

extension MitigationAction {
    /// What the action does to the resources of a finding.
    public var kind: MitigationActionKind {
        actionParams?.kind ?? .missing
    }
}

extension MitigationActionParams {
    /// The type according to the member that is set. Several members together are not a documented type, so all of them
    /// are listed.
    var kind: MitigationActionKind {
        let set = knownMembers
        if set.isEmpty && unknownMembers.isEmpty { return .missing }
        if let only = set.first, set.count == 1, unknownMembers.isEmpty { return only.kind }
        return .unknown((set.map(\.name) + unknownMembers).sorted())
    }

    private var knownMembers: [(name: String, kind: MitigationActionKind)] {
        let members: [(isSet: Bool, name: String, kind: MitigationActionKind)] = [
            (updateDeviceCertificateParams != nil, "updateDeviceCertificateParams", .updateDeviceCertificate),
            (updateCACertificateParams != nil, "updateCACertificateParams", .updateCACertificate),
            (addThingsToThingGroupParams != nil, "addThingsToThingGroupParams", .addThingsToThingGroup),
            (
                replaceDefaultPolicyVersionParams != nil, "replaceDefaultPolicyVersionParams",
                .replaceDefaultPolicyVersion
            ),
            (enableIoTLoggingParams != nil, "enableIoTLoggingParams", .enableIoTLogging),
            (publishFindingToSnsParams != nil, "publishFindingToSnsParams", .publishFindingToSNS),
        ]
        return members.filter(\.isSet).map { ($0.name, $0.kind) }
    }
}

/// What a mitigation action does, told by the one member of its `actionParams` that is set.
public enum MitigationActionKind: Hashable, Sendable {
    /// Changes the state of the device certificate.
    case updateDeviceCertificate
    /// Changes the state of the CA certificate.
    case updateCACertificate
    /// Adds the devices behind a certificate to thing groups.
    case addThingsToThingGroup
    /// Adds a policy version without permissions and makes it the default.
    case replaceDefaultPolicyVersion
    /// Turns on AWS IoT logging for the account.
    case enableIoTLogging
    /// Publishes the finding to an Amazon SNS topic.
    case publishFindingToSNS
    /// A kind that AWS added later, or several kinds at once: the members that are set, as the wire names them.
    case unknown([String])
    /// The answer gives no parameters, so it does not tell the kind.
    case missing

    /// AWS's name of the kind, such as `UPDATE_DEVICE_CERTIFICATE`; nil if the kind is not one that AWS has documented.
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
    /// The kind that the set member tells. Several members together are no documented kind, so none of them is hidden.
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

import MitigationModel

/// What an action does: as the API names it, and in plain English.
struct ActionWords: Hashable {
    /// The API's name of the action type.
    var kind: String
    /// The action type in plain English.
    var plain: String
    /// Every parameter that AWS sent.
    var parameters: [Parameter] = []
    /// What it does to devices or to the account, and that canceling does not undo it; one sentence each.
    var consequences: [String]

    /// A parameter's short name, and its value.
    struct Parameter: Hashable {
        var name: String
        var value: String
        /// The value if it needs no name; nil if `plain` includes it.
        var short: String?
    }

    /// The text for an action in `auditCheckToActionsMapping` that the response does not define.
    static let undefined = ActionWords(
        kind: "not defined", plain: "no definition from AWS",
        consequences: ["AWS sent no definition, so its effect is unknown."])
}

extension MitigationAction {
    /// The text for this action. AWS sets one member of the parameters; if several are set, each has its text.
    var words: ActionWords {
        let all = actionParams?.allWords ?? []
        guard let first = all.first else { return .unspecified }
        return all.dropFirst().reduce(into: first) { words, next in
            words.kind += " + " + next.kind
            words.plain += " and " + next.plain
            words.parameters += next.parameters
            words.consequences += next.consequences
        }
    }

    /// The last part of the role's ARN: its name.
    var roleName: String? {
        roleArn.map { arn in arn.split(separator: "/").last.map(String.init) ?? arn }
    }
}

extension MitigationActionKind {
    /// AWS's name of the type; for an undocumented one, the names of its parameters.
    fileprivate var word: String {
        if case .unknown(let members) = self { return members.joined(separator: " + ") }
        return apiName ?? "no parameters"
    }
}

extension MitigationActionParams {
    fileprivate var allWords: [ActionWords] {
        [
            updateDeviceCertificateParams?.words, updateCACertificateParams?.words, addThingsToThingGroupParams?.words,
            replaceDefaultPolicyVersionParams?.words, enableIoTLoggingParams?.words, publishFindingToSnsParams?.words,
        ].compactMap(\.self) + unknownMembers.map(ActionWords.unknown)
    }
}

extension ActionWords {
    fileprivate static let unspecified = ActionWords(
        kind: MitigationActionKind.missing.word, plain: "no parameters from AWS",
        consequences: ["AWS sent no parameters, so its effect is unknown."])

    fileprivate static func unknown(_ member: String) -> ActionWords {
        ActionWords(
            kind: MitigationActionKind.unknown([member]).word, plain: "unknown type \(member)",
            consequences: ["This version of mitwatch does not know this action type."])
    }

    fileprivate static let notUndone = "Canceling won't undo it."
}

extension UpdateDeviceCertificateParams {
    fileprivate var words: ActionWords {
        let isKnown = action == nil || action == "DEACTIVATE"
        return ActionWords(
            kind: MitigationActionKind.updateDeviceCertificate.word,
            plain: isKnown ? "deactivate certificate" : "change certificate",
            parameters: action.map { [.init(name: "action", value: $0, short: isKnown ? nil : $0)] } ?? [],
            consequences: [
                isKnown ? "The device can no longer connect." : "Effect on the certificate unknown.",
                ActionWords.notUndone,
            ])
    }
}

extension UpdateCACertificateParams {
    fileprivate var words: ActionWords {
        let isKnown = action == nil || action == "DEACTIVATE"
        return ActionWords(
            kind: MitigationActionKind.updateCACertificate.word,
            plain: isKnown ? "deactivate CA certificate" : "change CA certificate",
            parameters: action.map { [.init(name: "action", value: $0, short: isKnown ? nil : $0)] } ?? [],
            consequences: [
                isKnown
                    ? "No new devices can register with this CA; registered devices keep working."
                    : "Effect on the CA certificate unknown.",
                ActionWords.notUndone,
            ])
    }
}

extension AddThingsToThingGroupParams {
    fileprivate var words: ActionWords {
        let groups = thingGroupNames.map { $0.isEmpty ? "none" : $0.joined(separator: ", ") }
        var parameters: [ActionWords.Parameter] = []
        if let groups { parameters.append(.init(name: "groups", value: groups, short: groups)) }
        if let overrideDynamicGroups {
            parameters.append(
                .init(
                    name: "dynamic", value: overrideDynamicGroups ? "overridden" : "not overridden",
                    short: overrideDynamicGroups ? "overrides dynamic groups" : "keeps dynamic groups"))
        }
        return ActionWords(
            kind: MitigationActionKind.addThingsToThingGroup.word, plain: "add to thing groups",
            parameters: parameters,
            consequences: ["Devices get these thing groups' policies.", ActionWords.notUndone])
    }
}

extension ReplaceDefaultPolicyVersionParams {
    fileprivate var words: ActionWords {
        let isKnown = templateName == nil || templateName == "BLANK_POLICY"
        return ActionWords(
            kind: MitigationActionKind.replaceDefaultPolicyVersion.word,
            plain: isKnown ? "replace policy with blank" : "replace the policy",
            parameters: templateName.map { [.init(name: "template", value: $0, short: isKnown ? nil : $0)] } ?? [],
            consequences: [
                isKnown
                    ? "Makes a policy version with no permissions the default:"
                        + " devices with this policy lose the access it granted."
                    : "Permissions of the new default version unknown.",
                ActionWords.notUndone,
            ])
    }
}

extension EnableIoTLoggingParams {
    fileprivate var words: ActionWords {
        var parameters: [ActionWords.Parameter] = []
        if let logLevel { parameters.append(.init(name: "level", value: logLevel, short: "level \(logLevel)")) }
        if let roleArnForLogging {
            parameters.append(.init(name: "log role", value: roleArnForLogging, short: "logs as \(roleArnForLogging)"))
        }
        let level = logLevel.map { " at level \($0)" } ?? ""
        let isOff = logLevel == "DISABLED"
        return ActionWords(
            kind: MitigationActionKind.enableIoTLogging.word,
            plain: isOff ? "disable IoT logging" : "enable IoT logging",
            parameters: parameters,
            consequences: [
                isOff
                    ? "Disables AWS IoT logging for the account." : "Enables AWS IoT logging\(level) for the account.",
                "Does not affect devices.",
            ])
    }
}

extension PublishFindingToSnsParams {
    fileprivate var words: ActionWords {
        let topic = topicArn.map { arn in arn.split(separator: ":").last.map(String.init) ?? arn }
        return ActionWords(
            kind: MitigationActionKind.publishFindingToSNS.word, plain: "publish finding",
            parameters: topicArn.map { [.init(name: "topic", value: $0, short: "topic \(topic ?? $0)")] } ?? [],
            consequences: [
                "Publishes the finding to \(topic.map { "SNS topic \($0)" } ?? "an SNS topic").",
                "Does not affect devices.",
            ])
    }
}

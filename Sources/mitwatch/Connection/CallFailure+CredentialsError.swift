import Dashboard
import IoTClient

extension CredentialsError {
    /// The kind of failure. The operator fixes a configured source that cannot be used; a service that failed is
    /// retried.
    var kind: CallFailure.Kind {
        switch self {
        case .broken(let source, .exchange(let service, let failure)):
            CallFailure.Kind(transient: failure)
                ?? .brokenCredentials(Self.refusal(source, CallFailure.SourceError(service, failure)))
        case .broken(let source, .unusableResponse(let member)):
            .undecodable(.missingMember(source: source.text, member: member.text))
        case .broken(let source, .loginRequired(let command, let reason)):
            .signInNeeded(
                Self.refusal(source, .login(error: CallFailure.LoginError(reason))), Login(command))
        case .broken(let source, .codeRequired(let request)):
            .codeNeeded(Self.refusal(source, .described(text: request.description)), CodeRequest(request))
        case .broken(let source, .missingPermission(let action, let policy)):
            .brokenCredentials(
                Self.refusal(source, .missingPermission(action: action.text, policy: policy.text)))
        case .broken(let source, let reason):
            .brokenCredentials(Self.refusal(source, .described(text: reason.description)))
        case .notConfigured, .noneFound:
            .noCredentials(refusals)
        }
    }

    /// Each source that was tried, with its reason.
    private var refusals: [CallFailure.SourceRefusal] {
        switch self {
        case .notConfigured(let source, let reason): [Self.refusal(source, CallFailure.SourceError(reason))]
        case .broken(let source, let reason): [Self.refusal(source, .described(text: reason.description))]
        case .noneFound(let problems): problems.flatMap(\.refusals)
        }
    }

    private static func refusal(
        _ source: SanitizedText, _ reason: CallFailure.SourceError
    ) -> CallFailure.SourceRefusal {
        CallFailure.SourceRefusal(source: source.text, reason: reason)
    }
}

extension CallFailure.SourceError {
    init(_ absence: CredentialsError.NotConfiguredReason) {
        switch absence {
        case .variable(let name): self = .variableNotSet(name: name.text)
        case .variables(let name, let other): self = .variablesNotSet(name: name.text, other: other.text)
        case .profile(let name, let others):
            // A recording has them once per source.
            self = .profileNotFound(name: name.text, others: others.isEmpty ? nil : others.prefix(20).map(\.text))
        case .setting(let name, let profile): self = .settingNotFound(name: name.text, profile: profile.text)
        case .switchedOff(let variable): self = .disabled(variable: variable.text)
        case .noMetadata(let reason): self = .metadata(error: CallFailure.MetadataError(reason))
        }
    }

    /// Code, message and request ID of a fault are facts of the failure: they are not repeated here.
    init(_ service: CredentialsService, _ failure: ExchangeFailure) {
        switch failure {
        case .transport: self = .described(text: "\(service): \(failure)")
        case .refused(let fault):
            self = .rejected(service: service.description, statusCode: fault.awsCode == nil ? fault.statusCode : nil)
        }
    }
}

extension CallFailure.MetadataError {
    fileprivate init(_ reason: CredentialsError.MetadataReason) {
        switch reason {
        case .noResponse: self = .noResponse
        case .notReached(let problem): self = .notReached(detail: problem.description)
        case .refused(let status): self = .rejected(statusCode: status)
        case .reported(let code): self = .code(code: code.text)
        case .unusable: self = .undecodable
        }
    }
}

extension CallFailure.LoginError {
    fileprivate init(_ reason: CredentialsError.LoginReason) {
        switch reason {
        case .never: self = .never
        case .expired: self = .expired
        case .refused: self = .rejected
        case .truncated(let path): self = .truncated(path: path.text)
        case .unusable(let path, let member): self = .missingMember(path: path.text, member: member.text)
        case .spent: self = .spent
        case .passwordChanged: self = .passwordChanged
        case .rejected(let regions, let skew): self = .rejectedIn(regions: regions.map(\.text), skew: skew)
        }
    }
}

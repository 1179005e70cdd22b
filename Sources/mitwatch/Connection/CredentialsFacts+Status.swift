import Dashboard
import IoTClient

extension CredentialsFacts {
    /// The dashboard's form of a status, with the expiration on the dashboard's clock.
    init(_ status: CredentialsStatus, on clocks: Clocks) {
        self.init(
            origin: status.origin.text, expiration: status.expiration.map(clocks.date),
            renewal: status.renewal.map(Renewal.init),
            accountId: status.accountId, failure: status.failure.map { CallFailure(.credentials($0)) })
    }
}

extension CredentialsFacts.Renewal {
    fileprivate init(_ renewal: CredentialsRenewal) {
        switch renewal {
        case .automatic: self = .automatic
        case .code(let request): self = .code(CodeRequest(request))
        case .login(let command): self = .login(Login(command))
        case .never: self = .never
        }
    }
}

extension CodeRequest {
    init(_ request: MFARequest) {
        self.init(
            serial: request.serial, profile: request.profile.text, roleArn: request.roleArn.text,
            command: request.command, reason: Reason(request.reason))
    }
}

extension CodeRequest.Reason {
    fileprivate init(_ reason: MFARequest.Reason) {
        switch reason {
        case .first: self = .first
        case .renewal: self = .renewal
        case .rejected: self = .rejected
        case .lost: self = .lost
        }
    }
}

extension Login {
    init(_ command: LoginCommand) {
        self.init(command.description, arguments: command.arguments)
    }
}

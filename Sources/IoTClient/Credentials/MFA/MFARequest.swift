/// A request for an MFA code: a role can only be assumed with one.
public struct MFARequest: Hashable, Sendable {
    /// Why a code is needed.
    public enum Reason: Hashable, Sendable {
        /// No code was entered yet.
        case first
        /// The role's credentials expire.
        case renewal
        /// AWS rejected the code: it does not match, has expired, or was already used.
        case rejected
        /// There was no response, so the code may already be used.
        case lost
    }

    /// The serial number or ARN of the device, as in `mfa_serial`. It has only letters, digits and `+=/:,.@_-`.
    public var serial: String
    /// The name of the profile whose role requires the code.
    public var profile: SanitizedText
    /// The role to assume.
    public var roleArn: SanitizedText
    /// Why a code is needed.
    public var reason: Reason

    /// The AWS CLI command that prompts for a code and keeps the role's credentials in a cache that mitwatch reads,
    /// as a shell takes it.
    public var command: String {
        let flag = profile == "default" ? [] : ["--profile", profile.text]
        return (["aws", "sts", "get-caller-identity"] + flag).map(LoginCommand.shellWord).joined(separator: " ")
    }

    /// A request for a code of the device `serial`.
    public init(serial: String, profile: SanitizedText, roleArn: SanitizedText, reason: Reason = .first) {
        self.serial = serial
        self.profile = profile
        self.roleArn = roleArn
        self.reason = reason
    }
}

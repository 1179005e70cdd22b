import FoundationEssentials

/// What the sign-in services have issued so far, and how they misbehave.
struct SignInState: Sendable {
    var options: SignInOptions
    let account: SignInAccount
    /// The emulator's own key, which STS accepts too.
    let ownKey: AccessKey
    /// The address of the services, once it is known: `http://127.0.0.1:PORT`.
    var address = ""
    var sessions: [SignInSession] = []
    /// The IDs of proofs that were accepted, with the proof's time. Older ones are rejected by their time.
    var proofs: [String: Date] = [:]
    /// The user's key and all temporary keys, by ID.
    var keys: [String: AccessKey] = [:]
    /// Pairs of a device and a code.
    var spentCodes: Set<[String]> = []
    var singleSignOn = SingleSignOnState()
    var faults = SignInFaults()
    /// How many token requests were rejected, by the name of the reason.
    var refusals: [String: Int] = [:]

    init(_ options: SignInOptions, account: SignInAccount, ownKey: AccessKey) {
        self.options = options
        self.account = account
        self.ownKey = ownKey
        let user = AccessKey(
            id: options.userAccessKeyId, secret: options.userSecretAccessKey, principal: account.user("alice"),
            mayCallIoT: false)
        keys[user.id] = user
    }

    /// Issues temporary keys that are valid from now on.
    mutating func issueKey(to principal: AccessKey.Principal, seconds: Int, now: Date) -> AccessKey {
        // AWS's times are whole seconds.
        let start = now.timeIntervalSince1970.rounded(.down)
        let key = Secrets.key(of: principal, until: Date(timeIntervalSince1970: start + TimeInterval(seconds)))
        keys[key.id] = key
        return key
    }

    /// Begins a login session.
    mutating func createSession(of user: String, clientId: String, region: String, now: Date) -> SignInSession {
        let principal = account.user(user)
        let key = issueKey(to: principal, seconds: options.sessionKeySeconds, now: now)
        let session = SignInSession(
            SignInSession.Login(
                arn: principal.arn, accountId: account.accountId, clientId: clientId, region: region),
            key: key, end: now.addingTimeInterval(TimeInterval(options.sessionSeconds)))
        sessions.append(session)
        return session
    }

    /// Responds to a call of one of the services.
    mutating func react(to call: SignInCall, _ request: APIRequest, now: Date, requestId: String) -> Reaction {
        switch call {
        case .createOAuth2Token: createToken(request, now: now)
        case .securityToken(let action): securityToken(action, request, now: now, requestId: requestId)
        case .getRoleCredentials: .respond(roleCredentials(request, now: now))
        case .registerClient: .respond(registerClient(request, now: now))
        case .startDeviceAuthorization: .respond(startDeviceAuthorization(request, now: now))
        case .createToken: .respond(createSingleSignOnToken(request, now: now))
        case .approveDevice: .respond(approveDevice(request))
        }
    }
}

/// A call of one of the sign-in services, by its path.
enum SignInCall: Hashable, Sendable {
    /// The sign-in service.
    case createOAuth2Token
    /// STS, and the name of the operation.
    case securityToken(String)
    /// The portal of single sign-on.
    case getRoleCredentials
    /// The token service of single sign-on.
    case registerClient
    case startDeviceAuthorization
    case createToken
    /// The page on which a person approves a device code.
    case approveDevice

    /// Nil for anything else.
    init?(_ request: APIRequest) {
        switch (request.method, request.path) {
        case (_, TokenRequest.path): self = .createOAuth2Token
        case ("POST", "/"): self = .securityToken(QueryForm(request.body)["Action"] ?? "unknown")
        case ("GET", "/federation/credentials"): self = .getRoleCredentials
        case ("POST", "/client/register"): self = .registerClient
        case ("POST", "/device_authorization"): self = .startDeviceAuthorization
        case ("POST", "/token"): self = .createToken
        case ("GET", "/device"): self = .approveDevice
        default: return nil
        }
    }

    /// The API's name of the operation.
    var name: String {
        switch self {
        case .createOAuth2Token: "CreateOAuth2Token"
        case .securityToken(let action): SecurityTokenAction(rawValue: action)?.rawValue ?? "unknown"
        case .getRoleCredentials: "GetRoleCredentials"
        case .registerClient: "RegisterClient"
        case .startDeviceAuthorization: "StartDeviceAuthorization"
        case .createToken: "CreateToken"
        case .approveDevice: "ApproveDevice"
        }
    }
}

/// The parameters of a body in the form `application/x-www-form-urlencoded`.
struct QueryForm: Sendable {
    private let values: [String: String]

    init(_ body: [UInt8]) {
        values = Dictionary(
            body.split(separator: UInt8(ascii: "&")).map { item in
                let parts = item.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                return (Self.decode(parts.first ?? []), Self.decode(parts.dropFirst().first ?? []))
            }, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ name: String) -> String? {
        values[name]
    }

    private static func decode(_ text: ArraySlice<UInt8>) -> String {
        PercentCoding.decode(String(decoding: text.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }, as: UTF8.self))
    }
}

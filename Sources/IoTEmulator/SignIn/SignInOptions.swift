/// How the emulator's sign-in services behave: for how long what they issue is valid, and who may assume which role.
///
/// All times are in seconds of ``IoTEmulator``'s signature clock.
public struct SignInOptions: Hashable, Sendable {
    /// The access key of user `alice`, who may assume roles but not call AWS IoT.
    public var userAccessKeyId = "AKIAMITWATCHUSER0000"
    /// Its secret key. It works nowhere else.
    public var userSecretAccessKey = "mitwatch-user-secret-of-no-account"
    /// The roles that each user and role of the account may assume.
    public var roles = SignInRole.all
    /// The longest life of a role's keys, also if more was requested. Nil: as requested.
    public var longestRoleKeySeconds: Int?
    /// The life of a login session's keys.
    public var sessionKeySeconds = 900
    /// For how long a login session can be refreshed.
    public var sessionSeconds = 12 * 3600
    /// The life of the keys of a role of single sign-on.
    public var singleSignOnKeySeconds = 3600
    /// The life of an access token of single sign-on.
    public var accessTokenSeconds = 3600
    /// For how long an access token of single sign-on can be replaced.
    public var singleSignOnSeconds = 8 * 3600
    /// After this time a device code is approved without a person. Nil: only when its page is opened.
    public var approvalSeconds: Int? = 3

    /// The defaults above. `longestRoleKeySeconds` limits the life of a role's keys.
    public init(longestRoleKeySeconds: Int? = nil) {
        self.longestRoleKeySeconds = longestRoleKeySeconds
    }
}

/// A role that the emulator's users may assume.
public struct SignInRole: Hashable, Sendable {
    /// The name in the ARN.
    public var name: String
    /// If an MFA code is required.
    public var requiresCode: Bool
    /// The role's maximum session duration, 3600 to 43200.
    public var maximumSeconds: Int
    /// The external ID that is required, or nil.
    public var externalId: String?

    /// A role.
    public init(name: String, requiresCode: Bool, maximumSeconds: Int = 3600, externalId: String? = nil) {
        self.name = name
        self.requiresCode = requiresCode
        self.maximumSeconds = maximumSeconds
        self.externalId = externalId
    }

    /// `ops` and `break-glass` require a code, `audit` and `partner` do not. `partner` requires the external ID `a/b`.
    public static let all = [
        SignInRole(name: "ops", requiresCode: true, maximumSeconds: 43_200),
        SignInRole(name: "break-glass", requiresCode: true, maximumSeconds: 43_200),
        SignInRole(name: "audit", requiresCode: false),
        SignInRole(name: "partner", requiresCode: false, externalId: "a/b"),
    ]
}

/// The names of users, roles and devices in the account.
struct SignInAccount: Hashable, Sendable {
    let accountId: String
    let region: String

    /// The serial numbers of the MFA devices: a virtual one and one of hardware.
    var devices: [String] {
        [arn("iam", "mfa/alice"), "GAHT12345678"]
    }

    /// An ARN without a region, in the partition of the emulator's region.
    func arn(_ service: String, _ resource: String) -> String {
        "\(arnPrefix(service)):\(resource)"
    }

    private func arnPrefix(_ service: String) -> String {
        let partition =
            switch region {
            case _ where region.hasPrefix("cn-"): "aws-cn"
            case _ where region.hasPrefix("us-gov-"): "aws-us-gov"
            default: "aws"
            }
        return "arn:\(partition):\(service)::\(accountId)"
    }

    /// Who the user named `name` is.
    func user(_ name: String) -> AccessKey.Principal {
        AccessKey.Principal(arn: arn("iam", "user/\(name)"), userId: Secrets.id("AIDA", of: name))
    }

    /// Who the session `session` of the role named `role` is.
    func session(_ session: String, ofRole role: String) -> AccessKey.Principal {
        AccessKey.Principal(
            arn: arn("sts", "assumed-role/\(role)/\(session)"), userId: "\(Secrets.id("AROA", of: role)):\(session)")
    }
}

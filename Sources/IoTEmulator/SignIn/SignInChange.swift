/// What changes in the sign-in services of a running emulator: the body of `PUT /emulator/sign-in`.
///
/// A member that is missing changes nothing.
public struct SignInChange: Hashable, Sendable {
    /// First ends all faults and restores the times of the options.
    public var reset = false
    /// The next `times` valid refreshes of login sessions get this response.
    public var refresh: RefreshFault?
    /// The next `times` valid calls of AssumeRole get this response.
    public var assumeRole: AssumeRoleFault?
    /// For `refresh` and `assumeRole`, 1 or more.
    public var times = 1
    /// If errors of the sign-in service have the header `x-amzn-ErrorType`.
    public var errorHeader: Bool?
    /// The region of the sign-in service: it rejects sessions of other regions.
    public var region: String?
    /// See ``SignInOptions``.
    public var longestRoleKeySeconds: Int?
    /// See ``SignInOptions``.
    public var sessionKeySeconds: Int?
    /// See ``SignInOptions``.
    public var accessTokenSeconds: Int?
    /// See ``SignInOptions``.
    public var approvalSeconds: Int?
    /// What ends at once.
    public var end: Set<End> = []

    /// What can be ended.
    public enum End: String, CaseIterable, Hashable, Sendable, Decodable {
        /// All temporary keys.
        case keys
        /// All login sessions: they cannot be refreshed.
        case sessions
        /// All access and refresh tokens of single sign-on.
        case singleSignOn
    }

    /// A change of nothing.
    public init() {}
}

extension SignInChange: Decodable {
    private enum Name: String, CodingKey, CaseIterable {
        case reset, refresh, assumeRole, times, errorHeader, region, longestRoleKeySeconds, sessionKeySeconds
        case accessTokenSeconds, approvalSeconds, end
    }

    /// Any member, so that unknown ones are rejected.
    private struct AnyName: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    /// Rejects unknown members and values.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: AnyName.self)
        for name in members.allKeys where Name(stringValue: name.stringValue) == nil {
            throw DecodingError.dataCorruptedError(forKey: name, in: members, debugDescription: "unknown member")
        }
        let values = try decoder.container(keyedBy: Name.self)
        reset = try values.decodeIfPresent(Bool.self, forKey: .reset) ?? false
        refresh = try values.decodeIfPresent(RefreshFault.self, forKey: .refresh)
        assumeRole = try values.decodeIfPresent(AssumeRoleFault.self, forKey: .assumeRole)
        errorHeader = try values.decodeIfPresent(Bool.self, forKey: .errorHeader)
        region = try values.decodeIfPresent(String.self, forKey: .region)
        end = try values.decodeIfPresent(Set<End>.self, forKey: .end) ?? []
        func number(_ name: Name, atLeast least: Int = 1) throws -> Int? {
            guard let number = try values.decodeIfPresent(Int.self, forKey: name) else { return nil }
            guard (least...1_000_000).contains(number) else {
                throw DecodingError.dataCorruptedError(forKey: name, in: values, debugDescription: "out of range")
            }
            return number
        }
        times = try number(.times) ?? 1
        longestRoleKeySeconds = try number(.longestRoleKeySeconds)
        sessionKeySeconds = try number(.sessionKeySeconds)
        accessTokenSeconds = try number(.accessTokenSeconds)
        approvalSeconds = try number(.approvalSeconds, atLeast: 0)
    }
}

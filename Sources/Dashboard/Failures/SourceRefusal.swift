extension CallFailure {
    /// A source of credentials, and why it has none.
    public struct SourceRefusal: Hashable, Sendable {
        /// The source: `environment variables`, `profile ops (credentials file)`.
        public var source: String
        /// The reason.
        public var reason: SourceError

        /// A source with its reason.
        public init(source: String, reason: SourceError) {
            self.source = source
            self.reason = reason
        }

        /// The source and its reason.
        var words: String { "\(source): \(reason.words)" }

        /// What each source lacks, by its name. The sources of one profile that lack the profile, or only a setting in
        /// it, are one fact.
        static func facts(of refusals: [SourceRefusal]) -> [(name: String, value: String)] {
            var facts: [(name: String, value: String)] = []
            var named: Set<String> = []
            for refusal in refusals {
                let profile = refusal.reason.profile
                guard let profile else {
                    facts.append((refusal.source, refusal.reason.words))
                    continue
                }
                guard named.insert(profile).inserted else { continue }
                let settings = refusals.compactMap { $0.reason.setting(of: profile) }
                    .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                facts.append(("profile \(profile)", SourceError.missing(settings)))
            }
            let others = otherProfiles(of: refusals)
            guard !others.isEmpty else { return facts }
            let more = others.count > mostNames ? " and \(others.count - mostNames) more" : ""
            return facts + [("existing profiles", others.prefix(mostNames).joined(separator: ", ") + more)]
        }

        /// How to get credentials: choose an existing profile, or configure the one in use.
        static func fix(of refusals: [SourceRefusal]) -> String {
            let others = otherProfiles(of: refusals)
            if let only = others.first {
                let name = others.count == 1 && isPlain(only) ? only : "NAME"
                return "choose a profile with --profile \(name) or `export AWS_PROFILE=\(name)`"
            }
            let named = refusals.compactMap(\.reason.profile).first { $0 != "default" && isPlain($0) }
            let flag = named.map { " --profile \($0)" } ?? ""
            return "run `aws configure sso\(flag)` (SSO) or `aws configure\(flag)` (access keys)"
        }

        private static let mostNames = 5

        /// The profiles that exist, if the one in use does not.
        private static func otherProfiles(of refusals: [SourceRefusal]) -> [String] {
            for case .profileNotFound(_, let others?) in refusals.map(\.reason) { return others }
            return []
        }

        /// Whether a shell takes the name as one word.
        private static func isPlain(_ name: String) -> Bool {
            name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.@".contains($0)) }
        }
    }

    /// Why a source has no credentials.
    public enum SourceError: Hashable, Sendable, Codable {
        /// This environment variable is not set.
        case variableNotSet(name: String)
        /// Neither of these environment variables is set.
        case variablesNotSet(name: String, other: String)
        /// Neither file has this profile; the profiles that they have, if that is known.
        case profileNotFound(name: String, others: [String]? = nil)
        /// The profile does not have this setting.
        case settingNotFound(name: String, profile: String)
        /// This environment variable disables the source.
        case disabled(variable: String)
        /// The instance metadata service returned no credentials.
        case metadata(error: MetadataError)
        /// The session of an operator who logged in cannot be used.
        case login(error: LoginError)
        /// The identity may not renew its login session; the action, and the managed policy that allows it.
        case missingPermission(action: String, policy: String)
        /// This service rejected the request; the HTTP status if the response has no error code.
        case rejected(service: String, statusCode: Int?)
        /// A defect of a setting, a file or a program, in the words of its reader or of a recording of version 1.0.0.
        case described(text: String)
    }

    /// Why the instance metadata service returned no credentials.
    public enum MetadataError: Hashable, Sendable, Codable {
        /// It did not respond.
        case noResponse
        /// There was no connection, in the words of the transport.
        case notReached(detail: String)
        /// It responded with this HTTP status.
        case rejected(statusCode: Int)
        /// It responded with this code.
        case code(code: String)
        /// The response has another form than documented.
        case undecodable
    }

    /// Why the session of an operator who logged in cannot be used.
    public enum LoginError: Hashable, Sendable, Codable {
        /// There was no login on this machine.
        case never
        /// It expired.
        case expired
        /// It is not accepted.
        case rejected
        /// The token's file is not complete JSON.
        case truncated(path: String)
        /// The token's file does not have this member.
        case missingMember(path: String, member: String)
        /// It is over, or its refresh token was already used.
        case spent
        /// The password has changed since the login.
        case passwordChanged
        /// It is not accepted in these regions. This machine's clock may differ from AWS's by `skew` seconds.
        case rejectedIn(regions: [String], skew: Int?)
    }
}

extension CallFailure.SourceError {
    /// The reason in words.
    public var words: String {
        switch self {
        case .variableNotSet(let name): "\(name) is not set"
        case .variablesNotSet: "not configured"
        case .profileNotFound(let name, _): "profile \(name) not found"
        case .settingNotFound(let name, let profile): "profile \(profile) has no \(name)"
        case .disabled(let variable): "disabled by \(variable)"
        case .metadata(let error): error.words
        case .login(let error): error.words
        case .missingPermission(let action, _): "access denied: \(action); logging in again does not help"
        case .rejected(let service, let status):
            status.map { "\(service): HTTP \($0)" } ?? "\(service) rejected the request"
        case .described(let text): text
        }
    }
}

extension CallFailure.SourceError {
    /// How to correct what is wrong; nil if it is a setting.
    var fix: String? {
        guard case .missingPermission(let action, let policy) = self else { return nil }
        return "attach the managed policy \(policy), or allow \(action)"
    }

    /// The profile that does not exist or lacks a setting.
    fileprivate var profile: String? {
        switch self {
        case .profileNotFound(let name, _), .settingNotFound(_, let name): name
        default: nil
        }
    }

    /// The setting that this profile lacks.
    fileprivate func setting(of profile: String) -> String? {
        guard case .settingNotFound(let name, profile) = self else { return nil }
        return name
    }

    /// What a profile lacks: these settings, or everything.
    fileprivate static func missing(_ settings: [String]) -> String {
        guard let last = settings.last else { return "not found in the config and credentials files" }
        let first = settings.dropLast()
        return first.isEmpty ? "no \(last)" : "no \(first.joined(separator: ", ")) or \(last)"
    }
}

extension CallFailure.MetadataError {
    fileprivate var words: String {
        switch self {
        case .noResponse: "no response"
        case .notReached(let detail): "unreachable: \(detail)"
        case .rejected(let status): "no credentials (HTTP \(status))"
        case .code(let code): "no credentials: \(code)"
        case .undecodable: "invalid response"
        }
    }
}

extension CallFailure.LoginError {
    fileprivate var words: String {
        switch self {
        case .never: "not logged in"
        case .expired: "session expired"
        case .rejected: "session no longer valid"
        case .truncated(let path): "\(path) is incomplete"
        case .missingMember(let path, let member): "\(member) is missing or invalid in \(path)"
        case .spent: "session expired, or another program renewed it"
        case .passwordChanged: "the password changed after the login"
        case .rejectedIn(let regions, let skew):
            "session rejected in \(regions.joined(separator: " and ")); it is from another region, or no longer valid"
                + (skew.map { ", and this machine's clock is \(abs($0) / 60)m \($0 > 0 ? "slow" : "fast")" } ?? "")
        }
    }
}

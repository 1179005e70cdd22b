extension CallFailure {
    /// A source of credentials, and why it gives none.
    public struct SourceRefusal: Hashable, Sendable {
        /// The source: `environment`, `profile ops in the shared credentials file`.
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
    }

    /// Why a source gives no credentials.
    public enum SourceError: Hashable, Sendable, Codable {
        /// This environment variable is not set.
        case variableNotSet(name: String)
        /// Neither of these environment variables is set.
        case variablesNotSet(name: String, other: String)
        /// Neither file has this profile.
        case profileNotFound(name: String)
        /// The profile does not have this setting.
        case settingNotFound(name: String, profile: String)
        /// This environment variable disables the source.
        case disabled(variable: String)
        /// The instance metadata service gives no credentials.
        case metadata(error: MetadataError)
        /// The single sign-on session cannot be used.
        case login(error: LoginError)
        /// This service rejected the request; the HTTP status if the response has no error code.
        case rejected(service: String, statusCode: Int?)
        /// A defect of a setting, a file or a program, in the words of what reads it, or of a recording of version
        /// 1.0.0.
        case described(text: String)
    }

    /// Why the instance metadata service gives no credentials.
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

    /// Why a single sign-on session cannot be used.
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
    }
}

extension CallFailure.SourceError {
    /// The reason in words.
    public var words: String {
        switch self {
        case .variableNotSet(let name): "\(name) is not set"
        case .variablesNotSet(let name, let other): "neither \(name) nor \(other) is set"
        case .profileNotFound(let name): "there is no profile \(name)"
        case .settingNotFound(let name, let profile): "profile \(profile) has no \(name)"
        case .disabled(let variable): "switched off by \(variable)"
        case .metadata(let error): "the instance metadata service \(error.words)"
        case .login(let error): error.words
        case .rejected(let service, let status):
            status.map { "\(service): HTTP \($0)" } ?? "\(service) rejected the request"
        case .described(let text): text
        }
    }
}

extension CallFailure.MetadataError {
    fileprivate var words: String {
        switch self {
        case .noResponse: "does not answer"
        case .notReached(let detail): "cannot be asked: \(detail)"
        case .rejected(let status): "has none (HTTP \(status))"
        case .code(let code): "has none: \(code)"
        case .undecodable: "gives no usable answer"
        }
    }
}

extension CallFailure.LoginError {
    fileprivate var words: String {
        switch self {
        case .never: "nobody has signed in"
        case .expired: "the sign-in has expired"
        case .rejected: "the sign-in is not accepted any more"
        case .truncated(let path): "the token file \(path) is not complete JSON"
        case .missingMember(let path, let member): "the token file \(path) has no usable \(member)"
        }
    }
}

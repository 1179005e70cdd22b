/// The failure table: one entry per kind, which every part of mitwatch reads.
///
/// A new kind of failure is a case of `CallFailure.Kind` and an entry here.
extension CallFailure.Kind {
    /// The entry of this kind.
    ///
    /// - Parameter operation: The call that failed. Only the words depend on it.
    func entry(for operation: Operation = .describeTask) -> FailureEntry {
        switch self {
        case .notFound: .notFound(operation)
        case .invalidRequest: .invalidRequest(operation)
        case .throttled: .throttled
        case .serverError: .serverError
        case .accessDenied: .accessDenied(operation)
        case .credentialsExpired: .credentialsExpired
        case .credentialsRefused: .credentialsRefused
        case .noCredentials(let refusals): .noCredentials(refusals)
        case .brokenCredentials(let refusal): .brokenCredentials(refusal)
        case .signInNeeded(let refusal, let login): .signInNeeded(refusal, login)
        case .codeNeeded(let refusal, let request): .codeNeeded(refusal, request)
        case .clockSkew: .clockSkew
        case .noAnswer(let error, let proxy): .noAnswer(error, proxy)
        case .notSecure(let error, let proxy): .notSecure(error, proxy)
        case .undecodable(let error, let proxy): .undecodable(error, proxy)
        case .notRecorded: .notRecorded
        case .other: .other
        }
    }
}

/// Sentences of several entries.
extension FailureEntry {
    /// What happens next. Without a task, the call was for the list of tasks.
    static func next(_ setup: WatchSetup, isSlower: Bool = false) -> String {
        if setup.taskId == nil { return "mitwatch retries automatically." }
        return isSlower ? "Polling continues, less often." : "Polling continues."
    }

    static let checkForProxy = "check for a proxy"
    static let checkForProxyOrLogin = "Check whether a proxy, load balancer or login page is in the way."
    static let checkEndpoint = "check the endpoint, and for a proxy or a login page in front of it"
    static let restart = "For keys in environment variables: quit, set new ones, and restart."
}

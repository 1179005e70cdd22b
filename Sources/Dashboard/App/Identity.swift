/// What STS reports about the account of the credentials. It is looked up in parallel to the first poll, and never
/// delays it.
public enum Identity: Hashable, Sendable {
    /// STS has to be called.
    case unasked
    /// The call is in flight.
    case asked
    /// The account's ID.
    case known(String)
    /// STS rejected the call, or there was no response. It is called again once other calls succeed after failures.
    case unknown

    /// Calls STS if that is due.
    mutating func requests() -> [Effect] {
        guard self == .unasked else { return [] }
        self = .asked
        return [.identifyAccount]
    }

    /// Other calls succeed again: credentials that STS rejected may have been renewed.
    mutating func retryIfUnknown() {
        if self == .unknown { self = .unasked }
    }
}

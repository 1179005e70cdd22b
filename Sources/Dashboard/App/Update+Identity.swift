/// Which account this is: asked beside the first poll, and never in its way.
extension State {
    /// Asks STS if it is to be asked.
    mutating func identifyIfUnasked() -> [Effect] {
        guard identity == .unasked else { return [] }
        identity = .asked
        return [.identifyAccount]
    }

    /// Polls succeed again: the credentials that STS refused may have been renewed.
    mutating func identifyAfterRecovery() {
        guard identity == .unknown, polling.failures != nil else { return }
        identity = .unasked
    }
}

import Dashboard
import Terminal

extension Event {
    /// What a signal means to a watch; nil for what concerns the terminal alone.
    init?(_ signal: Signal) {
        switch signal {
        case .interrupt: self = .interrupted(.interrupt)
        case .terminate: self = .interrupted(.terminate)
        case .hangUp: self = .interrupted(.hangUp)
        case .resume: self = .continued
        case .stop, .windowChange: return nil
        }
    }
}

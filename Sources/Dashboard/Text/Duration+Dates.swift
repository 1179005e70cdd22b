import FoundationEssentials
import MitigationModel

extension Duration {
    /// From one time to a later one, rounded to milliseconds, because dates cannot represent 0.8 s exactly. Never
    /// negative, since times come from outside.
    init(from start: Date, to end: Date) {
        let seconds = Duration(saturating: end.timeIntervalSince(start)).inSeconds
        self = .milliseconds(Int64(saturating: (max(0, seconds) * 1_000).rounded()))
    }
}

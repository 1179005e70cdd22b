import FoundationEssentials
import MitigationModel

extension Duration {
    /// From one time to a later one, to the millisecond: dates are fractions that 0.8 s, for one, is not among. Never
    /// negative; times come from outside.
    init(from start: Date, to end: Date) {
        let seconds = Duration(saturating: end.timeIntervalSince(start)).inSeconds
        self = .milliseconds(Int64(saturating: (max(0, seconds) * 1_000).rounded()))
    }
}

import MitigationModel
import Screen

extension WatchSetup.FailureAlert {
    /// The threshold as the operator set it: `10`, `5%`, `2.5%`.
    var words: String {
        switch self {
        case .count(let count): CountText.full(count)
        case .percent(let percent):
            "\(Int64(exactly: percent).map(CountText.full) ?? "\(percent)")%"
        }
    }

    /// `10 failures`, `2.5% failures`.
    var failuresWords: String {
        if case .count(1) = self { return "1 failure" }
        return "\(words) failures"
    }

    /// The failures in the unit of the threshold: `12`, `5.3%`.
    func share(_ failed: Int64, _ worked: Int64) -> String {
        switch self {
        case .count: CountText.full(failed)
        case .percent: CountText.share(failed, of: worked) ?? CountText.full(failed)
        }
    }
}

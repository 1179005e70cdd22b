import MitigationModel

/// All counts in one sentence.
enum CountsText {
    /// `70% done: 6,102 succeeded, …, 2,708 to do, of 9,120 findings.`
    static func summary(_ counts: ReportFacts.Counts, isFinal: Bool) -> String {
        let parts = [
            count(counts.succeededFindingsCount, "succeeded"), count(counts.failedFindingsCount, "failed"),
            count(counts.skippedFindingsCount, "skipped"), count(counts.canceledFindingsCount, "canceled"),
            isFinal
                ? counts.leftOver.flatMap { $0 > 0 ? count($0, "not accounted for") : nil }
                : count(counts.leftOver, "to do"),
        ].compactMap(\.self)
        guard !parts.isEmpty else { return "AWS has sent no counts." }
        let done = counts.percentDone.map { "\($0)% done: " } ?? ""
        let total = counts.totalFindingsCount.map { ", of \(CountText.full($0)) findings" } ?? ""
        let sums = counts.addsUp ? "" : " The counts do not add up; they are shown as AWS sent them."
        return "\(done)\(parts.joined(separator: ", "))\(total).\(sums)"
    }

    private static func count(_ count: Int64?, _ word: String) -> String? {
        count.map { "\(CountText.full($0)) \(word)" }
    }
}

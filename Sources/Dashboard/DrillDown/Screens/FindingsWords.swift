import MitigationModel
import Screen

/// Texts about a check's findings, and about how many of them were looked up.
struct FindingsWords {
    let findings: CheckFindings
    /// The task's counts for the check.
    let progress: Progress
    /// Whether the task has ended.
    let isFinal: Bool
    /// When a list that could not be read is retried: `04:31:20Z`; nil if it is not retried automatically.
    var nextTry: String?
    /// Whether calls back off because some were throttled.
    var isBackingOff = false

    /// How many findings the check has: the complete list, or the best estimate.
    var whole: Int64 {
        let listed = Int64(findings.listedCount)
        return findings.listing == .complete ? listed : max(listed, progress.total ?? 0)
    }

    /// How many findings can still be looked up.
    var unchecked: Int64 {
        max(0, whole - Int64(findings.checkedCount + findings.excludedCount))
    }

    /// Why there is no list, or only part of one; nil if nothing is wrong.
    var obstacle: String? {
        if findings.route == .none {
            return
                "The target has no audit and no finding IDs, so findings cannot be listed. "
                + "Press i to open a finding by ID."
        }
        if case .failed(let failure) = findings.listing {
            return "! \(failure.remark(on: .listFindings, nextTry: nextTry))"
        }
        return nil
    }

    /// Whether looking up all findings would find more failures.
    var canScan: Bool {
        findings.route != .none && !findings.isScanning && !isListBroken && missing > 0 && unchecked > 0
    }

    /// Whether the next page of the list could not be read.
    var isListBroken: Bool {
        if case .failed = findings.listing { true } else { false }
    }

    /// How many failures the task counts that are not known by finding.
    private var missing: Int64 {
        max(0, progress.failed ?? 0) - Int64(findings.failedCount)
    }

    /// How to find out which findings failed and why, or what prevents it.
    var scanRemark: String? {
        if findings.route == .none { return obstacle }
        guard missing > 0 else { return progress.failed ?? 0 > 0 ? nil : noFailures }
        if findings.isScanning {
            return isBackingOff
                ? "checking findings one by one; throttled by AWS, backing off; F stops"
                : "checking findings one by one, \(about) left; F stops"
        }
        if case .failing(let failure)? = findings.scanEnd {
            return "! stopped: \(failure.short(of: .listExecutions)) · F resumes"
        }
        if isListBroken { return obstacle }
        if unchecked > 0 {
            let which = findings.checkedCount == 0 ? "which findings failed" : "the other \(CountText.full(unchecked))"
            return "F checks \(which): 1 call each, \(about) at \(Self.callsPerSecond)/s"
        }
        return "\(CountText.counted(missing, "more failure", "more failures")) counted by AWS, but in no listed finding"
    }

    private var noFailures: String {
        isFinal ? "no finding failed" : "no finding has failed so far"
    }

    /// A reminder that these are live, although the counts above are from history.
    func liveData(_ what: String) -> [Line] {
        ["\(what): live data", "live"].map { Line($0, .warning) }
    }

    /// `31 failed, 812 checked`.
    var foundText: String {
        "\(CountText.full(Int64(findings.failedCount))) failed, \(checkedText)"
    }

    /// `812 checked`.
    var checkedText: String {
        "\(CountText.full(Int64(findings.checkedCount))) checked"
    }

    /// `2m 40s left`; unknown while calls are throttled.
    var leftText: String {
        isBackingOff ? "backing off" : "\(span ?? Self.overLongest) left"
    }

    /// The rate of the client's limiter: half the quota per second, so that short bursts are possible.
    private static let callsPerSecond: Int64 = 4

    private var about: String {
        span.map { "about \($0)" } ?? Self.overLongest
    }

    /// Nil if it is longer than AWS keeps findings, since counts may be anything.
    private var span: String? {
        let seconds = max(1, unchecked / Self.callsPerSecond)
        return seconds <= Self.longest ? TimeText.brief(.seconds(seconds)) : nil
    }

    private static let longest = Int64(ServiceLimits.retention)
    private static let overLongest = "over \(ServiceLimits.retentionDays)d"
}

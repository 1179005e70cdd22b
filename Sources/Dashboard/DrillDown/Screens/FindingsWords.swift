import MitigationModel
import Screen

/// Texts about a check's findings, and about how many of them were looked up.
struct FindingsWords {
    let findings: CheckFindings
    /// The task's counts for the check.
    let progress: Progress
    /// Whether the task has ended.
    let isFinal: Bool
    /// When reading a list that failed is retried: `04:31:20Z`; nil if it is not retried automatically.
    var nextTry: String?
    /// Whether calls back off because some were throttled.
    var isBackingOff = false

    /// How many findings the check has: the complete list, or the best estimate.
    var whole: Int64 {
        let listed = Int64(findings.listedCount)
        return findings.listing == .complete ? listed : max(listed, progress.total ?? 0)
    }

    /// How many findings can still be looked up.
    var unasked: Int64 {
        max(0, whole - Int64(findings.askedCount + findings.notAskableCount))
    }

    /// Why there is no list, or only part of one; nil if nothing is wrong.
    var obstacle: String? {
        if findings.route == .none {
            return "This task names neither an audit nor findings: they cannot be listed. i shows a finding by its id."
        }
        if case .failed(let failure) = findings.listing {
            return "! \(failure.remark(on: .listFindings, nextTry: nextTry))"
        }
        return nil
    }

    /// Whether looking up all findings would find more failures.
    var canScan: Bool {
        findings.route != .none && !findings.isScanning && !isListBroken && missing > 0 && unasked > 0
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
                ? "looking up one finding after the other; throttled by AWS, backing off; F stops"
                : "looking up one finding after the other, \(about) left; F stops"
        }
        if case .failing(let failure)? = findings.scanEnd {
            return "! stopped: \(failure.short(of: .listExecutions)) · F goes on"
        }
        if isListBroken { return obstacle }
        if unasked > 0 {
            let which = findings.askedCount == 0 ? "which findings failed" : "the other \(CountText.full(unasked))"
            return "F asks \(which): one call a finding, \(about) at \(Self.asksPerSecond) a second"
        }
        return "\(CountText.full(missing)) more failed by the task's count; no listed finding shows them"
    }

    private var noFailures: String {
        isFinal ? "no finding failed" : "no finding has failed so far"
    }

    /// A reminder that these are live, although the counts above are from history.
    func ofNow(_ what: String) -> [Line] {
        ["\(what) are of now", "of now"].map { Line($0, .warning) }
    }

    /// `31 found, 812 asked`.
    var foundText: String {
        let count = { (count: Int) in CountText.full(Int64(count)) }
        return "\(count(findings.failedCount)) found, \(count(findings.askedCount)) asked"
    }

    /// `2m 40s left`; unknown while calls are throttled.
    var leftText: String {
        isBackingOff ? "backing off" : "\(span ?? Self.overLongest) left"
    }

    /// The rate of the client's limiter: half the quota per second, so that short bursts are possible.
    private static let asksPerSecond: Int64 = 4

    private var about: String {
        span.map { "about \($0)" } ?? Self.overLongest
    }

    /// Nil if it is longer than AWS keeps findings, since counts may be anything.
    private var span: String? {
        let seconds = max(1, unasked / Self.asksPerSecond)
        return seconds <= Self.longest ? TimeText.brief(.seconds(seconds)) : nil
    }

    private static let longest = Int64(ServiceLimits.retention)
    private static let overLongest = "over \(ServiceLimits.retentionDays)d"
}

import MitigationModel
import Screen
import Screen

/// What there is to say of a check's findings and of how far they were asked.
struct FindingsWords {
    let findings: CheckFindings
    /// The check's counts by the task.
    let progress: Progress
    /// Whether the task is over.
    let isFinal: Bool
    /// When a list that could not be had is asked for again: `04:31:20Z`; nil where it is not by itself.
    var nextTry: String?
    /// Whether calls are made more slowly, since some were throttled.
    var isBackingOff = false

    /// Findings that the check has, as far as anyone knows.
    var whole: Int64 {
        let listed = Int64(findings.listedCount)
        return findings.listing == .complete ? listed : max(listed, progress.total ?? 0)
    }

    /// Findings of which nothing has been asked, and may be.
    var unasked: Int64 {
        max(0, whole - Int64(findings.askedCount + findings.notAskableCount))
    }

    /// Why there is no list, or not all of one; empty where nothing stands in its way.
    var obstacle: String? {
        if findings.route == .none {
            return "This task names neither an audit nor findings: they cannot be listed. i shows a finding by its id."
        }
        if case .failed(let failure) = findings.listing {
            return "! \(failure.remark(on: .listFindings, nextTry: nextTry))"
        }
        return nil
    }

    /// Whether asking all findings would tell of more failures.
    var canScan: Bool {
        findings.route != .none && !findings.isScanning && !isListBroken && missing > 0 && unasked > 0
    }

    /// Whether the next page of the list could not be had.
    var isListBroken: Bool {
        if case .failed = findings.listing { true } else { false }
    }

    /// Failures by the task's count of which none is known.
    private var missing: Int64 {
        max(0, progress.failed ?? 0) - Int64(findings.failedCount)
    }

    /// How to learn which findings failed, and why, or what is in the way.
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

    /// That these are not of the moment that is looked at, whatever the counts above are.
    func ofNow(_ what: String) -> [Line] {
        ["\(what) are of now", "of now"].map { Line($0, .warning) }
    }

    /// `31 found, 812 asked`.
    var foundText: String {
        let count = { (count: Int) in CountText.full(Int64(count)) }
        return "\(count(findings.failedCount)) found, \(count(findings.askedCount)) asked"
    }

    /// `2m 40s left`; how long it takes is not known while calls are throttled.
    var leftText: String {
        isBackingOff ? "backing off" : "\(span ?? Self.overLongest) left"
    }

    /// The pace of the client's limiter: half of the quota in any second, so that a few may come at once.
    private static let asksPerSecond: Int64 = 4

    private var about: String {
        span.map { "about \($0)" } ?? Self.overLongest
    }

    /// Nil where it is longer than AWS keeps findings: counts may be anything.
    private var span: String? {
        let seconds = max(1, unasked / Self.asksPerSecond)
        return seconds <= Self.longest ? TimeText.brief(.seconds(seconds)) : nil
    }

    private static let longest: Int64 = 90 * 24 * 60 * 60
    private static let overLongest = "over 90d"
}

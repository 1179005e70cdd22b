/// What the emulator's main task does over time.
///
/// All except `stalled` reach a final status within three minutes of scenario time.
public enum Scenario: String, CaseIterable, Sendable {
    /// 8 checks, all six types of action, 9,120 findings, some failed and skipped, COMPLETED.
    case typical
    /// 10,000 findings of which 3 fail, FAILED.
    case failing
    /// Like `typical`, CANCELED halfway.
    case canceled
    /// Like `typical`, but without progress from 60% on.
    case stalled
    /// The target is a list of 25 findings, one of which no longer exists.
    case findingIds = "finding-ids"
    /// The target is a filter and does not name an audit.
    case filterOnly = "filter-only"
    /// The response has no target.
    case noTarget = "no-target"
    /// The response has no statistics, then empty ones.
    case emptyStatistics = "empty-statistics"
    /// Checks that appear in the statistics only later.
    case lateChecks = "late-checks"
    /// Counts that decrease, and parts above the total.
    case countsBack = "counts-back"
    /// COMPLETED for 8 seconds, then IN_PROGRESS again with more checks, then COMPLETED.
    case reopens
    /// 200 checks, and counts up to the largest 64-bit number.
    case large
    /// A check with 100,000 findings, 1,200 of which fail.
    case fleet
    /// Control, bidirectional, combining and wide characters, and very long names.
    case hostile
    /// Like `typical`, but between its first good responses there are throttling, errors, resets, a hang and garbage.
    case flaky
    /// 20 checks, all of which progress every second.
    case steady
    /// 20 checks, of which one progresses by one finding per second.
    case trickle

    /// The name on the command line, such as `counts-back`.
    public var name: String {
        rawValue
    }

    /// What to expect, in one line.
    public var summary: String {
        switch self {
        case .typical: "8 checks, 9,120 findings, some failures and skips"
        case .failing: "10,000 findings, 3 fail, and the task ends FAILED"
        case .canceled: "canceled halfway"
        case .stalled: "nothing moves any more from 60% on"
        case .findingIds: "25 findings by id, one of them no longer known"
        case .filterOnly: "a filter by reason codes that names no audit"
        case .noTarget: "an answer without target"
        case .emptyStatistics: "no statistics, then empty ones"
        case .lateChecks: "checks that appear later"
        case .countsBack: "counts that fall, and parts above the total"
        case .reopens: "COMPLETED once, then IN_PROGRESS again"
        case .large: "200 checks, counts up to 64 bits"
        case .fleet: "a check with 100,000 findings, 1,200 fail"
        case .hostile: "control, bidirectional, wide characters, very long names"
        case .flaky: "throttling, errors, resets, a hang, garbage, then recovery"
        case .steady: "20 checks, all of which move each second"
        case .trickle: "20 checks, of which one moves by one finding each second"
        }
    }

    /// The ID of the scenario's main task.
    public var taskId: String {
        switch self {
        case .typical: "quarantine-0412"
        case .hostile: "-" + String(repeating: "hostile_", count: 15) + "1234567"
        default: "demo-" + rawValue
        }
    }
}

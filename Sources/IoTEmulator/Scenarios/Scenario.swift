/// What the emulator's main task does over time.
///
/// All except `stalled` reach a final status within three minutes of scenario time, `signIn` within fifteen.
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
    /// Like `typical`, but throttling, errors, resets, a hang and invalid data come between its first good responses.
    case flaky
    /// 20 checks, all of which progress every second.
    case steady
    /// 20 checks, of which one progresses by one finding per second.
    case trickle

    /// Like `typical`, but five times as long, and with sign-in services: MFA codes, single sign-on, login sessions.
    case signIn = "sign-in"

    /// The name on the command line, such as `counts-back`.
    public var name: String {
        rawValue
    }

    /// What to expect, in one line.
    public var summary: String {
        switch self {
        case .typical: "8 checks, 9,120 findings, some failures and skips"
        case .failing: "10,000 findings, 3 failures, ends FAILED"
        case .canceled: "canceled halfway"
        case .stalled: "stops progressing at 60%"
        case .findingIds: "25 findings by ID, one of them expired"
        case .filterOnly: "reason-code filter without an audit"
        case .noTarget: "response without a target"
        case .emptyStatistics: "no statistics, then empty ones"
        case .lateChecks: "checks that appear later"
        case .countsBack: "counts that decrease, and parts larger than the total"
        case .reopens: "COMPLETED once, then IN_PROGRESS again"
        case .large: "200 checks, counts up to 64 bits"
        case .fleet: "one check with 100,000 findings, 1,200 failures"
        case .hostile: "control, bidirectional and wide characters, very long names"
        case .flaky: "throttling, errors, resets, a hang, bad data, then recovery"
        case .steady: "20 checks, all changing every second"
        case .trickle: "20 checks, one finding per second"
        case .signIn: "MFA code, SSO, login session; credentials expire"
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

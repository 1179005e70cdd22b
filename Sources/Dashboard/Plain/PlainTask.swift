import FoundationEssentials
import MitigationModel
import Screen

/// A task as text of 80 columns, for pipes and logs: no colors, no special glyphs, times in UTC.
///
/// Text from outside is sanitized.
public struct PlainTask {
    private let facts: ReportFacts

    /// The current state; nil before the first response.
    public init?(_ state: State) {
        guard let facts = ReportFacts(state) else { return nil }
        self.facts = facts
    }

    /// The lines, with at most 80 columns each.
    public var lines: [String] {
        head + (facts.checks.isEmpty ? [] : [""] + table) + (actions.isEmpty ? [] : ["", "Actions"] + actions)
    }

    static let width = 80
    private static let nameColumns = 13

    private var head: [String] {
        let status = facts.status
        let facts: [(String, String?)] = [
            ("Task", facts.taskId), ("Status", statusText), ("Account", facts.account), ("Region", facts.region),
            ("Endpoint", facts.endpoint.kind == "aws" ? nil : facts.endpoint.host),
            ("Started", status.startTime), ("Ended", status.endTime),
            (status.isFinal ? "Took" : "Running for", status.durationSeconds.map { TimeText.duration(.seconds($0)) }),
            ("Target", target), ("Findings", CountsText.summary(facts.progress, isFinal: status.isFinal)),
        ]
        return facts.flatMap { name, value in value.map { Self.field(name, $0) } ?? [] }
    }

    private var statusText: String {
        let status = facts.status
        let word = status.taskStatus?.rawValue ?? "not reported by AWS"
        let canceling = status.isCanceling ? ", canceling" : ""
        let asOf = status.asOf.map { ", as of \($0)" } ?? ""
        let doubt = status.isFinal && !status.isConfirmed ? ", not confirmed" : ""
        return word + canceling + asOf + doubt + (status.isStale ? " (\(status.ageSeconds) s old)" : "")
    }

    private var target: String? {
        guard let target = facts.task.target else { return nil }
        let filter = (target.auditCheckToReasonCodeFilter ?? [:]).sorted { $0.key < $1.key }
        let parts =
            [target.auditTaskId.map { "audit \($0)" }]
            + [target.findingIds.map { CountText.counted(Int64($0.count), "finding ID", "finding IDs") }]
            + filter.map {
                "\($0.rawValue) (\($1.count == 1 ? "reason code" : "reason codes") \($1.joined(separator: ", ")))"
            }
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    /// The worst check first. A count that is zero everywhere has no column, except failures.
    private var table: [String] {
        typealias Counts = ReportFacts.Counts
        let columns: [(name: String, count: KeyPath<Counts, Int64?>, isNeeded: Bool)] = [
            ("total", \Counts.totalFindingsCount, true), ("succeeded", \Counts.succeededFindingsCount, true),
            ("failed", \Counts.failedFindingsCount, true), ("skipped", \Counts.skippedFindingsCount, false),
            ("canceled", \Counts.canceledFindingsCount, false),
            ("left", \Counts.leftOver, !facts.status.isFinal),
        ]
        let shown = columns.filter { column in
            column.isNeeded || facts.checks.contains { $0.counts[keyPath: column.count] ?? 0 != 0 }
        }
        return PlainTable(
            headings: ["Check"] + shown.map(\.name),
            rows: facts.checks.map { check in
                [check.title] + shown.map { check.counts[keyPath: $0.count].map(Self.count) ?? "–" }
            }
        ).lines(width: Self.width)
    }

    /// At most seven columns.
    private static func count(_ count: Int64) -> String {
        CountText.short(count, columns: 7)
    }

    /// Each action once, with its checks.
    private var actions: [String] {
        var checks: [String: [String]] = [:]
        var order: [(name: String, kind: String)] = []
        for check in facts.checks {
            for action in check.actions {
                let name = action.name ?? "(unnamed)"
                if checks[name] == nil { order.append((name, action.kind)) }
                checks[name, default: []].append(check.title)
            }
        }
        return order.flatMap { action in
            let titles = (checks[action.name] ?? []).joined(separator: ", ")
            return Self.wrapped("  \(action.name) (\(action.kind)): \(titles)", indent: 4)
        }
    }

    private static func field(_ name: String, _ value: String) -> [String] {
        wrapped(DisplayText.padded(name, to: nameColumns) + value, indent: nameColumns)
    }

    private static func wrapped(_ text: String, indent: Int) -> [String] {
        DisplayText.wrapped(text, to: width, indent: indent)
    }
}

/// Rows as text in columns: names are aligned left and cut if there is no room, numbers are aligned right.
struct PlainTable {
    /// The headings; the first one is for the names.
    let headings: [String]
    /// The cells of each row.
    let rows: [[String]]

    /// The lines, with at most `width` columns. Numbers are never cut.
    func lines(width: Int) -> [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { DisplayText.columns(of: $0[column]) }.max() ?? 0 }
        let numbers = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap }
        let names = min(widths.first ?? 0, max(1, width - numbers))
        return all.map { cells in
            let name = DisplayText.fitted(cells[0], to: names)
            return zip(cells, widths).dropFirst().reduce(DisplayText.padded(name, to: names)) { line, cell in
                line + DisplayText.rightAligned(cell.0, to: Self.gap + cell.1)
            }
        }
    }

    private static let gap = 2
}

/// All counts in one line.
enum CountsText {
    /// `70% done (6,412 of 9,120 findings): 6,102 succeeded, …, 2,708 remaining`
    static func summary(_ counts: ReportFacts.Counts, isFinal: Bool) -> String {
        let parts = [
            count(counts.succeededFindingsCount, "succeeded"), count(counts.failedFindingsCount, "failed"),
            count(counts.skippedFindingsCount, "skipped"), count(counts.canceledFindingsCount, "canceled"),
            isFinal
                ? counts.leftOver.flatMap { $0 > 0 ? count($0, "unprocessed") : nil }
                : count(counts.leftOver, "remaining"),
        ].compactMap(\.self)
        guard !parts.isEmpty else { return "AWS sent no counts" }
        let doubt = counts.addsUp ? "" : " (counts do not add up; shown as sent by AWS)"
        return start(counts) + parts.joined(separator: ", ") + doubt
    }

    /// `70% done (6,412 of 9,120 findings): `, or the total if the counts are not plausible; empty without a total.
    private static func start(_ counts: ReportFacts.Counts) -> String {
        guard let total = counts.totalFindingsCount else { return "" }
        let findings = CountText.counted(total, "finding", "findings")
        guard let percent = counts.percentDone, let left = counts.leftOver else { return "\(findings): " }
        return "\(percent)% done (\(CountText.full(total - left)) of \(findings)): "
    }

    private static func count(_ count: Int64?, _ word: String) -> String? {
        count.map { "\(CountText.full($0)) \(word)" }
    }
}

extension State {
    /// The state after a single poll with this response: for output that is printed once.
    public init(setup: WatchSetup, answer: PollAnswer, now: Moment) {
        self.init(setup: setup, size: Size(columns: 80, rows: 24), now: now)
        for case .poll(let id, _) in update(&self, .started, at: now) {
            _ = update(&self, .pollSucceeded(id, answer), at: now)
        }
    }
}

import FoundationEssentials
import MitigationModel
import Screen

/// Everything that AWS reports about a finding, as names and values. Values are wrapped, never cut.
struct FindingFacts {
    private let times: TimeFormat
    /// The task's filter by reason code; nil if it has none.
    private let filter: [CheckName: [String]]?
    private let id: String
    private let finding: AuditFinding?
    /// The column at which a resource's values start: after the longest name of a reasonable length.
    private let infoColumns: Int

    init(id: String, finding: AuditFinding?, filter: [CheckName: [String]]?, times: TimeFormat) {
        self.times = times
        self.filter = filter
        self.id = id
        self.finding = finding
        let infos =
            [finding?.nonCompliantResource?.additionalInfo] + (finding?.relatedResources ?? []).map(\.additionalInfo)
        let names = infos.compactMap(\.self).flatMap(\.keys).map { DisplayText.columns(of: $0) + 2 }
        infoColumns = names.reduce(Self.nameColumns) { $1 <= 26 ? max($0, $1) : $0 }
    }

    private static let nameColumns = 14

    func finding(_ width: Int) -> [Line] {
        var facts = [("ID", Line(id))]
        guard let finding else { return Self.lines(facts, width, Self.nameColumns) }
        let check = finding.checkName.map { name in
            Line.facts([Line(name.title), name.isKnown ? Line(name.rawValue, .dim) : .blank])
        }
        let values: [(String, Line?)] = [
            ("check", check), ("severity", finding.severity.map { Line($0.word) }),
            ("reason", finding.reasonForNonCompliance.map { Line($0) }),
            ("reason code", finding.reasonForNonComplianceCode.map(reasonCode)),
            ("found", finding.findingTime.map { Line(times.text($0)) }), ("audit", audit(finding)),
            ("suppressed", finding.isSuppressed.map(Self.suppressed)),
        ]
        facts += values.compactMap { name, value in value.map { (name, $0) } }
        return Self.lines(facts, width, Self.nameColumns)
    }

    func resource(_ resource: NonCompliantResource, _ width: Int) -> [Line] {
        lines(
            of: resource.resourceType, resource.resourceIdentifier, resource.additionalInfo, width)
    }

    /// A block for each related resource, with a number.
    func related(_ resources: [RelatedResource], _ width: Int) -> [Line] {
        resources.enumerated().flatMap { index, resource in
            let label = Line("\(index + 1) ", .dim)
            let lines = lines(
                of: resource.resourceType, resource.resourceIdentifier, resource.additionalInfo,
                max(1, width - label.columns))
            return lines.enumerated().map { ($0 == 0 ? label : Line(spaces: label.columns)) + $1 }
        }
    }

    private func reasonCode(_ code: String) -> Line {
        guard let named = finding?.checkName.flatMap({ filter?[$0] }) else { return Line(code) }
        let note = named.contains(code) ? " (in the task's filter)" : " (not in the task's filter)"
        return Line(code) + Line(note, .dim)
    }

    private func audit(_ finding: AuditFinding) -> Line? {
        let start = finding.taskStartTime.map { Line("started \(times.text($0))") }
        let facts = Line.facts([finding.taskId.map { Line($0) }, start].compactMap(\.self))
        return facts.columns > 0 ? facts : nil
    }

    private static func suppressed(_ isSuppressed: Bool) -> Line {
        Line(isSuppressed ? "yes: suppressed findings are not mitigated" : "no")
    }

    private func lines(
        of type: ResourceType?, _ identifier: ResourceIdentifier?, _ info: [String: String]?, _ width: Int
    ) -> [Line] {
        var facts = [("type", type.map { Line($0.rawValue) } ?? Line("not reported", .dim))]
        facts += identifier?.facts.map { ($0.name, Line($0.value)) } ?? []
        facts += (info ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, Line($0.value)) }
        return Self.lines(facts, width, infoColumns)
    }

    /// Names and values, one below the other; a name that is too long for its column pushes its value to the right.
    private static func lines(
        _ facts: [(name: String, value: Line)], _ width: Int, _ nameColumns: Int
    ) -> [Line] {
        facts.flatMap { name, value in
            DisplayText.columns(of: name) < nameColumns
                ? KeyValue(name, value).lines(width: width, nameColumns: nameColumns)
                : (Line("\(name): ", .dim) + value).wrapped(to: width, indent: 2)
        }
    }
}

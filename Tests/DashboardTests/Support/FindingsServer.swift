import Dashboard
import MitigationModel

/// Answers what a watch asks about findings, in the order of asking.
struct FindingsServer {
    /// How many pages it gives before listing fails.
    var pages = Int.max
    /// What becomes of the actions on a finding, by its id.
    var executions: (String) -> [AuditMitigationActionExecution]? = { id in
        SampleFindings.index(of: id).map(SampleFindings.executions)
    }
    /// The findings from this one on.
    var page: (Int) -> FindingsPage = SampleFindings.page
    /// A finding by its id.
    var describe: (String) -> AuditFinding? = { SampleFindings.index(of: $0).map(SampleFindings.finding) }

    static let denied = CallFailure(kind: .accessDenied, code: "AccessDeniedException", statusCode: 403)

    private var served = 0
    private var listed = 0
    private var pagesServed = 0

    init() {}

    /// Answers until nothing more is asked, or until so many findings were asked.
    mutating func serve(_ watch: inout Watch, asks: Int = .max) {
        var left = asks
        while served < watch.effects.count {
            let effect = watch.effects[served]
            if case .listExecutions = effect {
                guard left > 0 else { return }
                left -= 1
            }
            served += 1
            if let event = answer(effect) { watch.send(event) }
        }
    }

    private mutating func answer(_ effect: Effect) -> Event? {
        switch effect {
        case .listFindings(let query):
            guard pagesServed < pages else { return .findingsNotListed(query, Self.denied) }
            pagesServed += 1
            let page = page(listed)
            listed += page.findings.count
            return .findingsListed(query, page)
        case .listExecutions(let query):
            return executions(query.findingId).map { .executionsListed(query, $0) }
        case .describeFinding(let query):
            return describe(query.findingId).map { .findingDescribed(query, $0) }
                ?? .findingNotDescribed(query, CallFailure(kind: .notFound, code: "ResourceNotFoundException"))
        default:
            return nil
        }
    }
}

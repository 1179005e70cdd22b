import Dashboard
import MitigationModel

/// Answers the calls for findings, in the order of the calls.
package struct FindingsServer: Sendable {
    /// How many pages the list has before a call for a page fails.
    package var pages = Int.max
    /// The action executions of a finding, by its ID. If it is nil, there is no response.
    package var executions: @Sendable (String) -> [AuditMitigationActionExecution]? = { id in
        SampleFindings.index(of: id).map(SampleFindings.executions)
    }
    /// The page that begins with this finding.
    package var page: @Sendable (Int) -> FindingsPage = SampleFindings.page
    /// A finding by its ID. If it is nil, the finding is not found.
    package var describe: @Sendable (String) -> AuditFinding? = {
        SampleFindings.index(of: $0).map(SampleFindings.finding)
    }

    package static let denied = CallFailure(kind: .accessDenied, code: "AccessDeniedException", statusCode: 403)

    private var served = 0
    private var listed = 0
    private var pagesServed = 0

    package init() {}

    /// Answers the calls that have no response yet, and those that follow from the responses.
    ///
    /// - Parameter limit: how many calls for executions are answered at most.
    package mutating func serve(_ watch: inout WatchDriver, calls limit: Int = .max) {
        var left = limit
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

/// The operations' own words.
extension LookUp {
    /// Behind `to`: `list findings`.
    var words: String {
        switch self {
        case .listFindings: "list findings"
        case .describeFinding: "describe a finding"
        case .listExecutions: "list executions"
        case .listTasks: "list tasks"
        case .describeTask: "describe a task"
        }
    }
}

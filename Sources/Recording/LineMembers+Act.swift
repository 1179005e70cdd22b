import Dashboard
import MitigationModel

/// User actions and settings in a recording. The time of a poll is recorded with its response.
extension LineMembers {
    init?(_ act: WatchAct) {
        switch act {
        case .pollAsked: return nil
        case .taskPicked(let id):
            self.init("taskPicked")
            taskId = id
        case .cancelAsked(let id):
            self.init("cancelAsked")
            taskId = id
        case .paused: self.init("paused")
        case .resumed: self.init("resumed")
        case .intervalChanged(let interval):
            self.init("intervalChanged")
            seconds = interval.recorded
        case .alertPutAway(let kind):
            self.init("alertPutAway")
            text = kind.rawValue
        case .slept(let duration):
            self.init("slept")
            seconds = duration?.recorded
        case .scanEnded(let check, let found, let counted, let asked):
            self.init("scanEnded")
            (checkName, self.found, self.counted, askedFindings) = (check, found, counted, asked)
        }
    }

    /// Nil if the line is not an action.
    func act() throws(UnreadableLine) -> WatchAct? {
        switch event {
        case "taskPicked": .taskPicked(try need(\.taskId, "taskId"))
        case "cancelAsked": .cancelAsked(try need(\.taskId, "taskId"))
        case "paused": .paused
        case "resumed": .resumed
        case "intervalChanged": .intervalChanged(to: Duration(recorded: try need(\.seconds, "seconds")))
        case "alertPutAway": Alert.Kind(rawValue: try need(\.text, "text")).map { .alertPutAway($0) }
        case "slept": .slept(for: seconds.map { Duration(recorded: $0) })
        case "scanEnded":
            .scanEnded(
                try need(\.checkName, "checkName"), found: try need(\.found, "found"), of: counted,
                asked: try need(\.askedFindings, "askedFindings"))
        default: nil
        }
    }
}

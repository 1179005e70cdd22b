import Dashboard
import MitigationModel
import Recording

/// What a recording has told so far about findings and tasks, and where: what a screen of the replay asks for is read
/// from there.
struct RecordedAnswers {
    typealias Place = RecordingReader.Place

    private var findings: [FindingsQuery: Pages] = [:]
    private var executions: [ExecutionsQuery: Place] = [:]
    private var described: [String: Place] = [:]
    private var tasks: [TaskStatus?: Pages] = [:]
    private var describedTasks: [String: Place] = [:]
    private var count = 0

    /// The pages of a list, in order.
    private struct Pages {
        var places: [Place] = []
        /// Which reading of the list it is.
        var reading = 0
        /// How many were given since the list was asked for anew, and by which reading.
        var given = 0
        var givenTo = 0
    }

    /// Notes what an event tells. A list of a longer recording than anybody makes is not noted to its end.
    mutating func note(_ event: Event, at place: Place) {
        guard count < Self.most else { return }
        count += 1
        switch event {
        case .findingsListed(let query, _): findings[query, default: Pages()].places.append(place)
        case .executionsListed(let query, _): executions[query] = place
        case .executionsNotListed(let query, _): executions[query] = executions[query] ?? place
        case .findingDescribed(let id, _): described[id] = place
        case .findingNotDescribed(let id, _): described[id] = described[id] ?? place
        case .tasksListed(let query, _): noteTasks(query, at: place)
        case .taskDescribed(let id, _): describedTasks[id] = place
        default: count -= 1
        }
    }

    private mutating func noteTasks(_ query: TasksQuery, at place: Place) {
        if tasks[query.status]?.reading != query.reading { tasks[query.status] = Pages(reading: query.reading) }
        tasks[query.status]?.places.append(place)
    }

    /// Lists are asked for from their beginning again.
    mutating func forgetGiven() {
        for query in findings.keys { findings[query]?.given = 0 }
    }

    /// The answer to an effect that asks for something; nil for any other effect.
    mutating func answer(to effect: Effect, from reader: RecordingReader) -> Event? {
        switch effect {
        case .listFindings(let query):
            nextPage(&findings[query], by: 0).flatMap(reader.event) ?? .findingsNotListed(query, Self.missing)
        case .listExecutions(let query):
            executions[query].flatMap(reader.event) ?? .executionsNotListed(query, Self.missing)
        case .describeFinding(let id): described[id].flatMap(reader.event) ?? .findingNotDescribed(id, Self.missing)
        case .listTasks(let query): tasksPage(query, from: reader) ?? .tasksNotListed(query, Self.missing)
        case .describeTask(let id): describedTasks[id].flatMap(reader.event) ?? .taskNotDescribed(id, Self.missing)
        default: nil
        }
    }

    /// The recorded watch asked for another span of time: the page is the answer all the same.
    private mutating func tasksPage(_ query: TasksQuery, from reader: RecordingReader) -> Event? {
        let place = nextPage(&tasks[query.status], by: query.reading)
        guard case .tasksListed(_, let page)? = place.flatMap(reader.event) else { return nil }
        return .tasksListed(query, page)
    }

    private func nextPage(_ pages: inout Pages?, by reading: Int) -> Place? {
        guard var known = pages else { return nil }
        if known.givenTo != reading { (known.given, known.givenTo) = (0, reading) }
        guard known.given < known.places.count else { return nil }
        defer { pages = known }
        known.given += 1
        return known.places[known.given - 1]
    }

    private static let missing = CallFailure(kind: .notRecorded)
    private static let most = 1_000_000
}

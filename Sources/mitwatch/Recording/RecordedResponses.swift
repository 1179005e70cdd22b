import Dashboard
import MitigationModel
import Recording

/// Where in the recording the responses about findings and tasks are: the replay's screens read them from there.
struct RecordedResponses {
    typealias Place = RecordingReader.Place

    private var findings: [FindingsKey: Pages] = [:]
    private var executions: [ExecutionsKey: Place] = [:]
    private var described: [String: Place] = [:]
    private var tasks: [TaskStatus?: Pages] = [:]
    private var describedTasks: [String: Place] = [:]
    private var count = 0

    /// What a query requests, whatever its generation.
    private struct FindingsKey: Hashable {
        let taskId: String
        let auditTaskId: String
        let check: CheckName

        init(_ query: FindingsQuery) {
            (taskId, auditTaskId, check) = (query.taskId, query.auditTaskId, query.check)
        }
    }

    /// What a query requests, whatever its generation.
    private struct ExecutionsKey: Hashable {
        let taskId: String
        let findingId: String

        init(_ query: ExecutionsQuery) {
            (taskId, findingId) = (query.taskId, query.findingId)
        }
    }

    /// The pages of a list, in order.
    private struct Pages {
        var places: [Place] = []
        /// The list's generation.
        var reading = 0
        /// How many pages were returned to the current generation, which begins at the first one.
        var given = 0
        var givenTo = 0
    }

    /// Stores where an event is. In an implausibly long recording, later lists are not stored.
    mutating func observe(_ event: Event, at place: Place) {
        guard count < Self.most else { return }
        count += 1
        switch event {
        case .findingsListed(let query, _): Self.append(place, to: &findings[FindingsKey(query)], query.reading)
        case .executionsListed(let query, _): executions[ExecutionsKey(query)] = place
        case .executionsNotListed(let query, _):
            executions[ExecutionsKey(query)] = executions[ExecutionsKey(query)] ?? place
        case .findingDescribed(let query, _): described[query.findingId] = place
        case .findingNotDescribed(let query, _): described[query.findingId] = described[query.findingId] ?? place
        case .tasksListed(let query, _): Self.append(place, to: &tasks[query.status], query.reading)
        case .taskDescribed(let id, _): describedTasks[id] = place
        case .started, .ticked, .keyPressed, .pointed, .resized, .continued, .interrupted, .pollSucceeded,
            .pollFailed, .accountIdentified, .accountNotIdentified, .credentialsReported, .codeAnswered, .loggedIn,
            .clipboardChecked,
            .credentialsWarned, .findingsNotListed,
            .tasksNotListed, .taskNotDescribed, .attemptFailed, .cancelAccepted, .cancelFailed, .reportWritten,
            .reportNotWritten, .recordingFailed, .logFailed, .replayed, .replayEnded, .replayMissed:
            count -= 1
        }
    }

    /// A page of a later generation replaces all pages of an earlier one.
    private static func append(_ place: Place, to pages: inout Pages?, _ reading: Int) {
        if pages?.reading != reading { pages = Pages(reading: reading) }
        pages?.places.append(place)
    }

    /// The response to an effect that looks something up; nil for any other effect.
    mutating func response(to effect: Effect, from reader: RecordingReader) -> Event? {
        switch effect {
        case .listFindings(let query): findingsPage(query, from: reader) ?? .findingsNotListed(query, Self.missing)
        case .listExecutions(let query): executionsResponse(query, from: reader)
        case .describeFinding(let query): findingResponse(query, from: reader)
        case .listTasks(let query): tasksPage(query, from: reader) ?? .tasksNotListed(query, Self.missing)
        case .describeTask(let id): describedTasks[id].flatMap(reader.event) ?? .taskNotDescribed(id, Self.missing)
        case .poll, .cancelPoll, .identifyAccount, .stopDrillDown, .stopPicker, .cancelTask, .enterCode, .logIn,
            .renewCredentials, .copy, .writeReport, .replay, .ringBell, .repaint, .quit:
            nil
        }
    }

    /// The response belongs to the current query, whatever generation was recorded.
    private mutating func findingsPage(_ query: FindingsQuery, from reader: RecordingReader) -> Event? {
        let place = nextPage(&findings[FindingsKey(query)], by: query.reading)
        guard case .findingsListed(_, let page)? = place.flatMap(reader.event) else { return nil }
        return .findingsListed(query, page)
    }

    private func executionsResponse(_ query: ExecutionsQuery, from reader: RecordingReader) -> Event {
        let recorded = executions[ExecutionsKey(query)].flatMap(reader.event)
        if case .executionsListed(_, let executions)? = recorded { return .executionsListed(query, executions) }
        if case .executionsNotListed(_, let failure)? = recorded { return .executionsNotListed(query, failure) }
        return .executionsNotListed(query, Self.missing)
    }

    private func findingResponse(_ query: FindingQuery, from reader: RecordingReader) -> Event {
        let recorded = described[query.findingId].flatMap(reader.event)
        if case .findingDescribed(_, let finding)? = recorded { return .findingDescribed(query, finding) }
        if case .findingNotDescribed(_, let failure)? = recorded { return .findingNotDescribed(query, failure) }
        return .findingNotDescribed(query, Self.missing)
    }

    /// The recorded session requested another span of time, but the page is still the response.
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

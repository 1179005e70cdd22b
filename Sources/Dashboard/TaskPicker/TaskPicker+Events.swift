import FoundationEssentials
import MitigationModel
import Screen

/// How the account's tasks are listed: all of the last 90 days, and separately those in progress.
extension TaskPicker {
    /// What the picker handles.
    enum Event {
        /// A page of a list was read, or the call failed.
        case listed(TasksQuery, TasksPage)
        case notListed(TasksQuery, CallFailure)
        /// A task was described; nil if the call failed.
        case described(String, AuditMitigationActionsTask?)
        /// r: list the tasks again, unless that is already in flight. The rows stay meanwhile.
        case refreshed
        /// Some event was handled: visible tasks may have to be looked up.
        case settled
    }

    /// Handles an event. A late response to an earlier reading is ignored.
    mutating func handle(_ event: Event, _ context: inout Context) -> [Effect] {
        switch event {
        case .listed(let query, let page): return keep(page, of: query, context)
        case .notListed(let query, let failure): keep(failure, of: query, context)
        case .described(let id, let task): keep(task, of: id)
        case .refreshed: return refresh(context)
        case .settled: return requests(context)
        }
        return []
    }

    /// The uptime at which the list is refreshed next; nil while it is read or not shown.
    var due: Duration? {
        idleSince.map { $0 + Self.refreshInterval }
    }

    /// Whether the list of a query waits for its response.
    func awaits(_ query: TasksQuery) -> Bool {
        listing(of: query) != nil
    }

    /// How many tasks the screen shows at once.
    static func height(_ size: Size) -> Int {
        max(1, TasksLayout(size).rows.height)
    }

    /// The visible tasks on a screen of this size.
    func visibleTasks(_ size: Size) -> [ListedTask] {
        window(height: Self.height(size)).range.compactMap(shownTask)
    }

    /// Gives up all requests when the picker is hidden.
    ///
    /// - Returns: whether anything was in flight.
    @discardableResult
    mutating func leave() -> Bool {
        let isBusy = readingSince != nil || !describing.isEmpty
        (all, running, idleSince, describing) = (nil, nil, nil, [])
        return isBusy
    }

    /// The picker is for choosing, not for watching: every half minute is enough.
    static let refreshInterval = Duration.seconds(30)
    /// How many descriptions may be in flight at once.
    private static let mostDescriptions = 2
}

/// Requests.
extension TaskPicker {
    private mutating func requests(_ context: Context) -> [Effect] {
        guard context.navigation.screen == .tasks else { return all != nil && leave() ? [.stopPicker] : [] }
        guard all != nil else { return readAll(context) }
        return refreshIfDue(context) + describe(context)
    }

    private mutating func refresh(_ context: Context) -> [Effect] {
        if let since = readingSince, context.uptime - since < Polling.patience { return [] }
        return readAll(context)
    }

    /// Reads both lists from their first pages.
    private mutating func readAll(_ context: Context) -> [Effect] {
        let all = nextQuery(status: nil, context)
        let running = nextQuery(status: .inProgress, context)
        let isFirst = self.all == nil
        self.all = TaskListing(all, at: context.uptime)
        self.running = TaskListing(running, at: context.uptime)
        idleSince = nil
        describing = []
        update { picker in
            for index in picker.tasks.indices where picker.tasks[index].took == .unknown {
                picker.tasks[index].took = .unasked
            }
        }
        return (isFirst ? [] : [.stopPicker]) + [.listTasks(all), .listTasks(running)]
    }

    /// AWS keeps tasks for 90 days, and may reject an earlier start. An hour on either side is for clocks that differ.
    private mutating func nextQuery(status: TaskStatus?, _ context: Context) -> TasksQuery {
        lastReading += 1
        let hour = 3_600.0
        return TasksQuery(
            reading: lastReading, from: context.date.addingTimeInterval(hour - ServiceLimits.retention),
            to: context.date.addingTimeInterval(hour), status: status)
    }

    private mutating func refreshIfDue(_ context: Context) -> [Effect] {
        guard let due, due <= context.uptime else { return [] }
        idleSince = nil
        var effects: [Effect] = []
        // A page that failed is requested again.
        if let all, all.failure != nil {
            self.all?.progress = .reading(since: context.uptime)
            effects.append(.listTasks(all.query))
        }
        let running = nextQuery(status: .inProgress, context)
        self.running = TaskListing(running, at: context.uptime)
        return effects + [.listTasks(running)]
    }

    /// Looks up visible tasks, two at a time: how long ended ones took, and whether doubtful ones have ended.
    private mutating func describe(_ context: Context) -> [Effect] {
        let free = Self.mostDescriptions - describing.count
        guard free > 0 else { return [] }
        let visible = visibleTasks(context.size).filter { $0.took == .unasked && $0.status?.isFinal == true }
        var wanted: [String] = []
        for id in doubtful + visible.map(\.id) where wanted.count < free && !wanted.contains(id) {
            if !describing.contains(id) { wanted.append(id) }
        }
        describing += wanted
        return wanted.map(Effect.describeTask)
    }
}

/// Responses.
extension TaskPicker {
    private mutating func keep(_ page: TasksPage, of query: TasksQuery, _ context: Context) -> [Effect] {
        guard var listing = listing(of: query) else { return [] }
        let kept = listing.keep(page, at: context.uptime)
        hasFailed = false
        update { picker in
            picker.merge(page.tasks.prefix(kept), of: query)
            picker.keep(listing)
        }
        if listing.readingSince != nil { return [.listTasks(query)] }
        restIfIdle(context)
        return []
    }

    private mutating func keep(_ failure: CallFailure, of query: TasksQuery, _ context: Context) {
        guard var listing = listing(of: query) else { return }
        listing.progress = .failed(failure, at: context.now)
        hasFailed = true
        keep(listing)
        restIfIdle(context)
    }

    private mutating func keep(_ task: AuditMitigationActionsTask?, of id: String) {
        guard describing.contains(id) else { return }
        update { picker in
            picker.describing.removeAll { $0 == id }
            picker.doubtful.removeAll { $0 == id }
            if let index = picker.tasks.firstIndex(where: { $0.id == id }) { picker.tasks[index].keep(task) }
        }
    }

    private mutating func restIfIdle(_ context: Context) {
        if readingSince == nil { idleSince = context.uptime }
    }

    /// The list that waits for the response to this query; nil if none does.
    private func listing(of query: TasksQuery) -> TaskListing? {
        [all, running].compactMap(\.self).first { $0.query == query && $0.readingSince != nil }
    }

    /// Keeps how far a list is read. Once it is complete, running tasks that it no longer includes may have ended.
    private mutating func keep(_ listing: TaskListing) {
        let isOfRunning = listing.query.status == .inProgress
        if isOfRunning { running = listing } else { all = listing }
        guard listing.readingSince == nil, listing.failure == nil else { return }
        let reading = listing.query.reading
        if isOfRunning {
            let ended = tasks.filter { $0.status == .inProgress && $0.runningReading < reading }
            doubtful = listing.progress == .complete ? ended.map(\.id) : []
        } else {
            isWhole = listing.progress == .complete
        }
        dropForgotten()
    }

    /// Once both lists are read, tasks in neither of them are too old for AWS to keep.
    private mutating func dropForgotten() {
        guard let all, let running, readingSince == nil, failure == nil else { return }
        let oldest = min(all.query.reading, running.query.reading)
        tasks.removeAll { $0.reading < oldest }
    }
}

import FoundationEssentials
import MitigationModel

/// How the account's tasks are read: all of the last 90 days, and once more those in progress.
extension State {
    /// Takes in an answer. One that belongs to an earlier reading is late, and ignored.
    mutating func takePicker(_ event: Event) -> [Effect] {
        switch event {
        case .tasksListed(let query, let page):
            return takeTasks(page, of: query)
        case .tasksNotListed(let query, let failure):
            takeFailure(failure, ofTasks: query)
        case .taskDescribed(let id, let task):
            takeDescription(of: id) { $0.take(task) }
        case .taskNotDescribed(let id, _):
            takeDescription(of: id) { $0.took = .unknown }
        default: break
        }
        return []
    }

    /// r: reads the tasks anew, unless they are being read. Rows stay while that goes on.
    mutating func refreshTasks() -> [Effect] {
        if let since = picker.readingSince, now.uptime - since < Polling.patience { return [] }
        return readTasks()
    }

    /// What is to be asked, after any event, so that what the picker shows is known and fresh.
    mutating func askForTasks() -> [Effect] {
        guard navigation.place == .tasks else { return leaveTasks() }
        guard picker.all != nil else { return readTasks() }
        return refreshTasksIfDue() + describeTasks()
    }

    /// The uptime at which the picker is refreshed by itself; nil while it is not shown, or is being read.
    var tasksDue: Duration? {
        guard navigation.place == .tasks else { return nil }
        return picker.idleSince.map { $0 + TaskPicker.refreshInterval }
    }
}

extension TaskPicker {
    /// Half a minute: what is shown in the picker is chosen from, not watched.
    static let refreshInterval = Duration.seconds(30)
    /// Descriptions that are asked for at once.
    static let mostDescriptions = 2
}

/// What is asked.
extension State {
    /// Reads both lists from their first pages.
    private mutating func readTasks() -> [Effect] {
        let all = nextTasksQuery(status: nil)
        let running = nextTasksQuery(status: .inProgress)
        let isFirst = picker.all == nil
        picker.all = TaskListing(all, at: now.uptime)
        picker.running = TaskListing(running, at: now.uptime)
        picker.idleSince = nil
        picker.describing = []
        picker.update { picker in
            for index in picker.tasks.indices where picker.tasks[index].took == .unknown {
                picker.tasks[index].took = .unasked
            }
        }
        return (isFirst ? [] : [.stopPicker]) + [.listTasks(all), .listTasks(running)]
    }

    /// AWS keeps tasks for 90 days, and may refuse an earlier start. An hour on either side is for clocks that differ.
    private mutating func nextTasksQuery(status: TaskStatus?) -> TasksQuery {
        picker.lastReading += 1
        let hour = 3_600.0
        return TasksQuery(
            reading: picker.lastReading, from: correctedNow.addingTimeInterval(hour - 90 * 24 * hour),
            to: correctedNow.addingTimeInterval(hour), status: status)
    }

    private mutating func refreshTasksIfDue() -> [Effect] {
        guard let due = tasksDue, due <= now.uptime else { return [] }
        picker.idleSince = nil
        var effects: [Effect] = []
        // A page that could not be had is asked for again.
        if let all = picker.all, all.failure != nil {
            picker.all?.progress = .reading(since: now.uptime)
            effects.append(.listTasks(all.query))
        }
        let running = nextTasksQuery(status: .inProgress)
        picker.running = TaskListing(running, at: now.uptime)
        return effects + [.listTasks(running)]
    }

    /// How long final ones among the visible tasks took, and whether doubtful ones are over: two at a time.
    private mutating func describeTasks() -> [Effect] {
        let free = TaskPicker.mostDescriptions - picker.describing.count
        guard free > 0 else { return [] }
        let visible = visibleTasks.filter { $0.took == .unasked && $0.status?.isFinal == true }.map(\.id)
        var wanted: [String] = []
        for id in picker.doubtful + visible where wanted.count < free && !wanted.contains(id) {
            if !picker.describing.contains(id) { wanted.append(id) }
        }
        picker.describing += wanted
        return wanted.map(Effect.describeTask)
    }

    /// Gives up what was asked for a picker that is no longer shown.
    private mutating func leaveTasks() -> [Effect] {
        guard picker.all != nil else { return [] }
        let isBusy = picker.readingSince != nil || !picker.describing.isEmpty
        picker.all = nil
        picker.running = nil
        picker.idleSince = nil
        picker.describing = []
        return isBusy ? [.stopPicker] : []
    }
}

/// What follows from answers.
extension State {
    private mutating func takeTasks(_ page: TasksPage, of query: TasksQuery) -> [Effect] {
        guard var listing = picker.listing(of: query) else { return [] }
        let kept = listing.take(page, at: now.uptime)
        identifyAfterTasksRecovered()
        picker.update { picker in
            picker.merge(page.tasks.prefix(kept), of: query)
            picker.keep(listing)
        }
        if listing.readingSince != nil { return [.listTasks(query)] }
        restIfIdle()
        return []
    }

    private mutating func takeFailure(_ failure: CallFailure, ofTasks query: TasksQuery) {
        guard var listing = picker.listing(of: query) else { return }
        synchronize(with: failure.serverDate)
        listing.progress = .failed(failure, at: now)
        picker.hasFailed = true
        picker.keep(listing)
        restIfIdle()
    }

    private mutating func restIfIdle() {
        if picker.readingSince == nil { picker.idleSince = now.uptime }
    }

    /// Lists can be read again: the credentials that STS refused may have been renewed.
    private mutating func identifyAfterTasksRecovered() {
        if picker.hasFailed, identity == .unknown { identity = .unasked }
        picker.hasFailed = false
    }

    private mutating func takeDescription(of id: String, _ take: (inout ListedTask) -> Void) {
        guard picker.describing.contains(id) else { return }
        picker.update { picker in
            picker.describing.removeAll { $0 == id }
            picker.doubtful.removeAll { $0 == id }
            if let index = picker.tasks.firstIndex(where: { $0.id == id }) { take(&picker.tasks[index]) }
        }
    }
}

extension TaskPicker {
    /// The list that waits for an answer to this query; nil if none does.
    fileprivate func listing(of query: TasksQuery) -> TaskListing? {
        [all, running].compactMap(\.self).first { $0.query == query && $0.readingSince != nil }
    }

    /// Keeps how far a list is read now. At its end it is asked whether tasks in progress that it no longer names are over.
    fileprivate mutating func keep(_ listing: TaskListing) {
        let isOfRunning = listing.query.status == .inProgress
        if isOfRunning { running = listing } else { all = listing }
        guard listing.readingSince == nil, listing.failure == nil else { return }
        let reading = listing.query.reading
        if isOfRunning {
            let over = tasks.filter { $0.status == .inProgress && $0.runningReading < reading }
            doubtful = listing.progress == .complete ? over.map(\.id) : []
        } else {
            isWhole = listing.progress == .complete
        }
        dropForgotten()
    }

    /// Once both lists are read, tasks that neither names are older than AWS keeps them.
    private mutating func dropForgotten() {
        guard let all, let running, readingSince == nil, failure == nil else { return }
        let oldest = min(all.query.reading, running.query.reading)
        tasks.removeAll { $0.reading < oldest }
    }
}

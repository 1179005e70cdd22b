import MitigationModel

/// One of the picker's lists, and how far it is read.
public struct TaskListing: Hashable, Sendable {
    /// What is listed.
    public let query: TasksQuery
    /// How far it is read.
    public internal(set) var progress: Progress
    /// The number of tasks so far.
    var count = 0
    /// The number of pages so far.
    var pages = 0

    /// A list whose first page is requested at this uptime.
    init(_ query: TasksQuery, at uptime: Duration) {
        self.query = query
        progress = .reading(since: uptime)
    }

    /// How far a list is read.
    public enum Progress: Hashable, Sendable {
        /// A page was requested at this uptime.
        case reading(since: Duration)
        /// All of it was read.
        case complete
        /// There are more tasks than are kept; the rest is not read.
        case full
        /// The next page could not be read.
        case failed(CallFailure, at: Moment)
    }

    /// At most this many tasks are kept of one list.
    static let mostTasks = 10_000
    /// At most this many pages are read of one list: pages may be empty, and each may lead to another one forever.
    private static let mostPages = 1_000

    /// The uptime at which the awaited page was requested.
    var readingSince: Duration? {
        if case .reading(let since) = progress { since } else { nil }
    }

    /// Why and when reading the next page failed.
    var failure: (failure: CallFailure, at: Moment)? {
        if case .failed(let failure, let at) = progress { (failure, at) } else { nil }
    }

    /// Counts a page, and returns how many of its tasks to keep.
    mutating func keep(_ page: TasksPage, at uptime: Duration) -> Int {
        let kept = min(page.tasks.count, Self.mostTasks - count)
        count += kept
        pages += 1
        let isFull = kept < page.tasks.count || count == Self.mostTasks || pages == Self.mostPages
        progress = page.isLast && kept == page.tasks.count ? .complete : isFull ? .full : .reading(since: uptime)
        return kept
    }
}

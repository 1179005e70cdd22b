import MitigationModel

/// One of the picker's lists, and how far it is read.
public struct TaskListing: Hashable, Sendable {
    /// What is listed.
    public let query: TasksQuery
    /// How far it is read.
    public internal(set) var progress: Progress
    /// How many tasks it named so far.
    var count = 0
    /// How many pages came so far.
    var pages = 0

    /// A list whose first page is asked for at an uptime.
    init(_ query: TasksQuery, at uptime: Duration) {
        self.query = query
        progress = .reading(since: uptime)
    }

    /// How far a list is read.
    public enum Progress: Hashable, Sendable {
        /// A page was asked for at this uptime.
        case reading(since: Duration)
        /// All of it was read.
        case complete
        /// There are more tasks than are kept; the rest is not read.
        case full
        /// The next page could not be had.
        case failed(CallFailure, at: Moment)
    }

    /// As many tasks are kept of one list.
    static let mostTasks = 10_000
    /// As many pages are read of one list: pages may be empty, and lead to others for ever.
    private static let mostPages = 1_000

    /// The uptime at which the page that is awaited was asked for.
    var readingSince: Duration? {
        if case .reading(let since) = progress { since } else { nil }
    }

    /// Why the next page could not be had, and when that was.
    var failure: (failure: CallFailure, at: Moment)? {
        if case .failed(let failure, let at) = progress { (failure, at) } else { nil }
    }

    /// Counts a page, and says how many of its tasks are kept.
    mutating func keep(_ page: TasksPage, at uptime: Duration) -> Int {
        let kept = min(page.tasks.count, Self.mostTasks - count)
        count += kept
        pages += 1
        let isFull = kept < page.tasks.count || count == Self.mostTasks || pages == Self.mostPages
        progress = page.isLast && kept == page.tasks.count ? .complete : isFull ? .full : .reading(since: uptime)
        return kept
    }
}

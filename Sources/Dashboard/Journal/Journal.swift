import FoundationEssentials
import MitigationModel

/// What happened in this session, oldest first. Limited in lines and in the size of AWS's texts: the oldest lines are
/// removed.
public struct Journal: Hashable, Sendable {
    /// One line.
    public struct Entry: Hashable, Sendable {
        /// When it happened, by AWS's clock if known; if it happened more than once, the last time.
        public let at: Date
        /// What happened.
        public let event: JournalEvent
        /// When it first happened.
        let since: Date
        /// What it is about.
        fileprivate let topic: JournalEvent.Topic

        /// An event with its time, and the time of the first event that it covers, if different.
        init(at: Date, event: JournalEvent, since: Date? = nil) {
            self.at = at
            self.event = event
            self.since = since ?? at
            topic = event.topic
        }
    }

    /// The lines, oldest first.
    public private(set) var entries: [Entry] = []
    /// How many lines are kept at most.
    public let capacity: Int
    /// How many bytes of text from AWS are kept at most, not counting the newest line.
    public let textCapacity: Int

    /// The present size of text from AWS, in bytes.
    private var textSize = 0

    /// Checks whose contradictory counts the journal already shows: each is reported once.
    private var contradictory: Set<CheckName> = []

    /// An empty journal; it keeps at least one line.
    public init(capacity: Int = 10_000, textCapacity: Int = 2_000_000) {
        self.capacity = max(1, capacity)
        self.textCapacity = textCapacity
    }

    /// Adds a line, unless a recent line covers it (`JournalEvent+Merging.swift`), and removes earlier lines that it
    /// covers.
    ///
    /// - Returns: the indices of the removed lines, 0 for the newest; nil if no line was added.
    @discardableResult
    mutating func record(_ event: JournalEvent, at date: Date) -> [Int]? {
        guard let news = news(in: event), let (entry, replaced) = line(for: news, at: date) else { return nil }
        let last = entries.count - 1
        for index in replaced.reversed() { textSize -= entries.remove(at: index).event.textSize }
        append(entry)
        return replaced.map { last - $0 }
    }

    /// The journal at an earlier time: without later lines.
    func until(_ date: Date) -> Journal {
        var journal = self
        journal.entries.removeAll { $0.at > date }
        return journal
    }

    /// The part of an event that was not reported before; nil if there is none.
    private mutating func news(in event: JournalEvent) -> JournalEvent? {
        if case .taskPicked = event { contradictory = [] }
        guard case .taskChanged(.countsDoNotAddUp(let checks)) = event else { return event }
        let new = checks.filter { !contradictory.contains($0) }
        if contradictory.textSize > textCapacity { contradictory = [] }
        contradictory.formUnion(new)
        return new.isEmpty ? nil : .taskChanged(.countsDoNotAddUp(new))
    }

    /// The line for an event, and the indices of the lines that it replaces, in order; nil if a line covers it already.
    private func line(for event: JournalEvent, at date: Date) -> (Entry, replaced: [Int])? {
        let topic = event.topic
        for index in entries.indices.reversed().prefix(Self.mergeDepth) where entries[index].topic.touches(topic) {
            let earlier = entries[index]
            switch event.merging(into: earlier.event, age: date.timeIntervalSince(earlier.since)) {
            case .separate: continue
            case .ended: return (Entry(at: date, event: event), [])
            case .dropped: return nil
            case .reopened:
                let recoveries = entries.indices[(index + 1)...].filter { entries[$0].event.isRecovery }
                guard !recoveries.isEmpty else { return nil }
                return (Entry(at: date, event: event, since: earlier.since), [index] + recoveries)
            case .replaced(let both):
                return (Entry(at: date, event: both, since: earlier.since), [index])
            }
        }
        return (Entry(at: date, event: event), [])
    }

    private mutating func append(_ entry: Entry) {
        entries.append(entry)
        textSize += entry.event.textSize
        var excess = 0
        while excess < entries.count - 1, entries.count - excess > capacity || textSize > textCapacity {
            textSize -= entries[excess].event.textSize
            excess += 1
        }
        entries.removeFirst(excess)
    }

    /// How many of the latest lines a new line may be merged into.
    private static let mergeDepth = 250
}

extension JournalEvent {
    fileprivate var isRecovery: Bool {
        if case .pollsRecovered = self { true } else { false }
    }
}

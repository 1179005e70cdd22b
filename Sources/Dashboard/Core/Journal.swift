import FoundationEssentials
import MitigationModel

/// What happened in this watch, oldest first. Bounded: the oldest entries go.
public struct Journal: Hashable, Sendable {
    /// One line.
    public struct Entry: Hashable, Sendable {
        /// When it happened, by AWS's clock as far as that is known.
        public let at: Date
        /// What happened.
        public let event: JournalEvent

        /// An event with its time.
        public init(at: Date, event: JournalEvent) {
            self.at = at
            self.event = event
        }
    }

    /// The lines, oldest first.
    public private(set) var entries: [Entry] = []
    /// How many lines are kept at most.
    public let capacity: Int
    /// How many lines had to go.
    public private(set) var droppedCount = 0

    /// Checks of which a line says that their counts do not add up: that is told once.
    private var contradictory: Set<CheckName> = []

    /// An empty journal; it keeps at least one line.
    public init(capacity: Int = 10_000) {
        self.capacity = max(1, capacity)
    }

    /// Adds a line, unless a recent one can say the same (`JournalEvent+Merging.swift`).
    public mutating func record(_ event: JournalEvent, at date: Date) {
        if let news = news(in: event) { merge(news, at: date) }
    }

    /// The part of an event that was not told before; nil if there is none.
    private mutating func news(in event: JournalEvent) -> JournalEvent? {
        guard case .taskChanged(.countsDoNotAddUp(let checks)) = event else { return event }
        let new = checks.filter { !contradictory.contains($0) }
        if contradictory.count > capacity { contradictory = [] }
        contradictory.formUnion(new)
        return new.isEmpty ? nil : .taskChanged(.countsDoNotAddUp(new))
    }

    private mutating func merge(_ event: JournalEvent, at date: Date) {
        for index in entries.indices.reversed().prefix(Self.mergeDepth) {
            let earlier = entries[index]
            switch event.merging(into: earlier.event, age: date.timeIntervalSince(earlier.at)) {
            case .separate: continue
            case .ended: return append(Entry(at: date, event: event))
            case .dropped: return
            case .amended(let amended):
                entries[index] = Entry(at: earlier.at, event: amended)
                return
            case .replaced(let replacement):
                entries.remove(at: index)
                return append(Entry(at: date, event: replacement))
            }
        }
        append(Entry(at: date, event: event))
    }

    private mutating func append(_ entry: Entry) {
        entries.append(entry)
        let excess = entries.count - capacity
        guard excess > 0 else { return }
        entries.removeFirst(excess)
        droppedCount += excess
    }

    /// How many of the latest lines a new one may be merged into.
    private static let mergeDepth = 250
}

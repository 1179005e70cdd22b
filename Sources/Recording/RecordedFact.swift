import Dashboard
import MitigationModel

/// One line of a recording after the first.
public struct RecordedFact: Hashable, Sendable {
    /// When it happened: the uptime counts from the beginning of the recording.
    public let at: Moment
    /// What happened.
    public let what: EventTrace.Fact

    /// A fact with its moment.
    public init(at: Moment, what: EventTrace.Fact) {
        self.at = at
        self.what = what
    }

    /// The events that a replay handles for it, in this order.
    public var events: [Event] {
        switch what {
        case .done(let act): return [.replayed(act)]
        case .came(let event, let asked):
            guard let asked, let id = event.pollId else { return [event] }
            return [.replayed(.pollAsked(id, at: asked)), event]
        }
    }

    /// Whether it is the response to a poll, or its failure.
    public var isPoll: Bool {
        if case .came(let event, _) = what { event.pollId != nil } else { false }
    }
}

extension Event {
    /// The poll of the response or failure.
    var pollId: PollID? {
        if case .pollSucceeded(let id, _) = self { return id }
        if case .pollFailed(let id, _) = self { return id }
        return nil
    }
}

/// The format of recordings: JSON lines. The first is the head, each of the others a fact in chronological order.
public enum RecordingFormat {
    /// Changes only if an older program would misread the new format. Adding members does not require a new version.
    public static let version = 1
    /// The maximum length of a line: the longest real one has a page of 250 findings.
    public static let longestLine = 32 << 20
}

/// Why a line of a recording cannot be read.
public struct UnreadableLine: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason in a few words.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Why a file cannot be replayed.
public enum RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its first line is not that of a recording.
    case notARecording
    /// A newer version wrote it, in this version of the format.
    case newer(format: Int, product: String?)
    /// Its first line is that of a recording, but damaged.
    case damagedHead(UnreadableLine)

    /// What is wrong with the file.
    public var description: String {
        switch self {
        case .notARecording: "not a mitwatch recording"
        case .newer(let format, let product):
            "recording format \(format)\(product.map { " (mitwatch \($0))" } ?? ""); "
                + "this version reads format \(RecordingFormat.version)"
        case .damagedHead(let line): "damaged header: \(line)"
        }
    }

    /// How to fix it. It starts with a verb.
    public var fix: String {
        switch self {
        case .notARecording: "choose a file written by --record"
        case .newer: "upgrade mitwatch"
        case .damagedHead: "choose another recording; this one cannot be replayed"
        }
    }
}

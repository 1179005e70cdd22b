/// The form of recordings that this program writes and reads: JSON lines. The first is the head, each of the others a
/// fact in the order in which it happened.
public enum RecordingFormat {
    /// It changes only if a program that reads the one before would misread it. Members may be added.
    public static let version = 1
    /// A longer line than this is none of a recording: the longest one holds a page of 250 findings.
    public static let longestLine = 32 << 20
}

/// Why a line of a recording cannot be read.
public struct UnreadableLine: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it, in a few words.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Why a file is no recording that can be replayed.
public enum RecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its first line is none of a recording.
    case notARecording
    /// A newer program wrote it, in a form with this version.
    case newer(format: Int, product: String?)
    /// Its first line is that of a recording, but damaged.
    case damagedHead(UnreadableLine)

    /// What is wrong, and what to do where something can be done.
    public var description: String {
        switch self {
        case .notARecording: "is no recording of mitwatch"
        case .newer(let format, let product):
            "is a recording of format \(format)\(product.map { ", by mitwatch \($0)" } ?? ""): "
                + "this mitwatch reads format \(RecordingFormat.version), a newer one is needed"
        case .damagedHead(let line): "is a recording whose first line is damaged: \(line)"
        }
    }
}

import FoundationEssentials
import Logging

/// Writes what is logged into a file.
struct FileLogHandler: LogHandler {
    let file: LogFile
    /// The machine's calendar clock.
    let now: @Sendable () -> Date
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
        file.append(LogLine.text(event.level, event.message.description, facts, at: now()))
    }
}

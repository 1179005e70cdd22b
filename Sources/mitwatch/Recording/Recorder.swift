import Dashboard
import MitigationModel
import Recording

/// Records a session while it runs.
final class Recorder {
    private let file: RecordingFile
    private var encoder: RecordingEncoder

    /// A recording of a session that begins now. Later write failures arrive as an event.
    ///
    /// Throws a `CommandFailure`, and removes the file, if even the first line cannot be written.
    init(of setup: WatchSetup, to file: NewFile, began: Moment, reportingTo mailbox: Mailbox<Event>) throws {
        do {
            let head = RecordingHead(product: Product.version, beganAt: began.wall, setup: setup)
            self.file = try RecordingFile(file, head: head.line()) { mailbox.post(.recordingFailed($0)) }
            encoder = RecordingEncoder(began: began.uptime)
        } catch {
            file.remove()
            throw CommandFailure("--record \(error)", .configuration)
        }
    }

    /// Records the facts of one step.
    func keep(_ facts: [WatchTrace.Fact], at moment: Moment) {
        for fact in facts {
            do {
                if let line = try encoder.line(of: fact, at: moment) { file.append(line) }
            } catch {
                file.fail("a line cannot be written as JSON")
            }
        }
    }

    /// Writes what is left. Returns a message for the shell; nil if nothing failed.
    func finish() -> String? {
        Blocking.run(atMost: .seconds(5)) { [file] in await file.finish() }
        return file.failure.map { "mitwatch: the recording \(file.path) is not whole: \($0)" }
    }
}

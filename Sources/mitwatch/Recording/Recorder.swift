import Dashboard
import MitigationModel
import Recording

/// Keeps what happens in a watch, as it happens.
final class Recorder {
    private let file: RecordingFile
    private var encoder: RecordingEncoder

    /// A recording of a watch that begins now. What cannot be written later comes as an event.
    ///
    /// Throws a `CommandFailure`, and takes the file away, where not even the first line can be written.
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

    /// Keeps what one step of the watch was about.
    func keep(_ facts: [WatchTrace.Fact], at moment: Moment) {
        for fact in facts {
            do {
                if let line = try encoder.line(of: fact, at: moment) { file.append(line) }
            } catch {
                file.fail("a line cannot be written as JSON")
            }
        }
    }

    /// Writes what is left. Returns what the operator is told on the shell: nil if all is well.
    func finish() -> String? {
        Blocking.run(atMost: .seconds(5)) { [file] in await file.finish() }
        return file.failure.map { "mitwatch: the recording \(file.path) is not whole: \($0)" }
    }
}

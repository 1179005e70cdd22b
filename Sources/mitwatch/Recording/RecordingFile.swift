import Dashboard
import Glibc
import MitigationModel
import Recording
import Synchronization

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
        } catch let error as FileError {
            file.remove()
            throw CommandFailure(Problem(recording: error), .configuration)
        } catch {
            file.remove()
            throw error
        }
    }

    /// Records the facts of one step.
    func keep(_ facts: [EventTrace.Fact], at moment: Moment) {
        for fact in facts {
            do {
                if let line = try encoder.line(of: fact, at: moment) { file.append(line) }
            } catch {
                file.fail("cannot encode a line as JSON")
            }
        }
    }

    /// Writes what is left. Returns a message for the shell; nil if nothing failed.
    func finish() -> String? {
        Blocking.run(atMost: .seconds(5)) { [file] in await file.finish() }
        return file.failure.map { "mitwatch: recording \(file.path) is incomplete: \($0)" }
    }
}

/// The file of a recording: lines are written one by one, off the drawing thread.
///
/// The first failure is reported, and nothing is written after it: a recording has no gaps. A partially written line is
/// removed.
final class RecordingFile: Sendable {
    private struct Progress {
        var waiting: [[UInt8]] = []
        var waitingBytes = 0
        var writing: Task<Void, Never>?
        var size = 0
        var failure: String?
    }

    private let file: NewFile
    private let write: SystemWrite
    private let notifyFailure: @Sendable (String) -> Void
    private let progress: Mutex<Progress>

    /// Writes the first line immediately, and throws if that fails.
    init(
        _ file: NewFile, head: [UInt8], write: @escaping SystemWrite = { Glibc.write($0, $1, $2) },
        notifyFailure: @escaping @Sendable (String) -> Void
    ) throws(FileError) {
        self.file = file
        self.write = write
        self.notifyFailure = notifyFailure
        try file.append(head, by: write)
        progress = Mutex(Progress(size: head.count))
    }

    var path: String {
        file.path
    }

    /// Why the recording is incomplete; nil if it is complete.
    var failure: String? {
        progress.withLock { $0.failure }
    }

    /// Writes a line after those before it.
    func append(_ line: [UInt8]) {
        let isTooMuch = progress.withLock { progress in
            guard progress.failure == nil else { return false }
            guard progress.waitingBytes < Self.mostWaiting else { return true }
            progress.waiting.append(line)
            progress.waitingBytes += line.count
            if progress.writing == nil { progress.writing = Task.detached { self.writeWaiting() } }
            return false
        }
        if isTooMuch { fail("the disk is too slow") }
    }

    /// Ends the recording for a reason.
    func fail(_ reason: String) {
        let isNews = progress.withLock { progress in
            defer { progress.failure = progress.failure ?? reason }
            return progress.failure == nil
        }
        if isNews { notifyFailure(reason) }
    }

    /// Waits until everything appended is written.
    func settle() async {
        while let writing = progress.withLock({ $0.writing }) {
            await writing.value
        }
    }

    /// Flushes the file to disk and closes it.
    func finish() async {
        await settle()
        do throws(FileError) {
            try file.finish()
        } catch {
            fail(error.reason)
        }
    }

    private func writeWaiting() {
        while let lines = takeWaiting() {
            for line in lines { writeLine(line) }
        }
    }

    /// All waiting lines; nil if there are none, which ends the writing task.
    private func takeWaiting() -> [[UInt8]]? {
        progress.withLock { progress in
            guard !progress.waiting.isEmpty else {
                progress.writing = nil
                return nil
            }
            defer { (progress.waiting, progress.waitingBytes) = ([], 0) }
            return progress.waiting
        }
    }

    private func writeLine(_ line: [UInt8]) {
        guard failure == nil else { return }
        do throws(FileError) {
            try file.append(line, by: write)
            progress.withLock { $0.size += line.count }
        } catch {
            file.cut(to: progress.withLock { $0.size })
            fail(error.reason)
        }
    }

    /// The maximum number of bytes that wait for a slow disk.
    private static let mostWaiting = 64 << 20
}

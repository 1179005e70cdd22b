import Dashboard
import Glibc

/// Writes reports into a directory: two files each, Markdown and JSON, readable only by their owner.
///
/// An existing file is never changed, a link is never followed, and an incomplete file is removed.
struct ReportWriter: Sendable {
    /// The directory, as shown to the operator.
    let directory: String
    private let write: SystemWrite

    /// A writer for a directory. If it does not exist, each report fails with that reason.
    init(directory: String, write: @escaping SystemWrite = { Glibc.write($0, $1, $2) }) {
        self.directory = directory
        self.write = write
    }

    /// A writer for a directory that the operator named: it must exist and be writable before the session starts.
    static func checked(_ directory: String) throws(ReportDirectoryError) -> ReportWriter {
        var status = stat()
        guard stat(directory, &status) == 0 else { throw ReportDirectoryError(directory: directory, code: errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw ReportDirectoryError(directory: directory, code: ENOTDIR)
        }
        guard access(directory, W_OK | X_OK) == 0 else {
            throw ReportDirectoryError(directory: directory, code: errno)
        }
        return ReportWriter(directory: directory)
    }

    /// Writes a report. Returns its paths, or why it failed. It waits for the disk: never call it on the drawing
    /// thread.
    func write(_ report: Report) -> Event {
        do throws(FileError) {
            return .reportWritten(try written(report))
        } catch {
            return .reportNotWritten("\(error)")
        }
    }

    /// The paths of the files. If one of the names is taken, both get a number.
    private func written(_ report: Report) throws(FileError) -> [String] {
        for number in 1...Self.mostNames {
            let base = path(report.name) + (number == 1 ? "" : "-\(number)")
            let contents = [(base + ".md", report.markdown), (base + ".json", report.json)]
            if try write(contents) { return contents.map(\.0) }
        }
        throw FileError(path: path(report.name), code: EEXIST)
    }

    /// Writes all files or none. False if one of the names is taken.
    private func write(_ contents: [(path: String, text: String)]) throws(FileError) -> Bool {
        var files: [NewFile] = []
        do throws(FileError) {
            for (path, text) in contents {
                let file = try NewFile(creating: path)
                files.append(file)
                try file.append(Array(text.utf8), by: write)
                try file.finish()
            }
            return true
        } catch {
            for file in files { file.remove() }
            guard error.code == EEXIST else { throw error }
            return false
        }
    }

    private func path(_ name: String) -> String {
        directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }

    /// More reports than that in one second are not needed.
    private static let mostNames = 1_000
}

/// A directory that reports cannot be written to.
struct ReportDirectoryError: Error, Hashable, CustomStringConvertible {
    let directory: String
    let reason: String

    fileprivate init(directory: String, reason: String) {
        self.directory = directory
        self.reason = reason
    }

    fileprivate init(directory: String, code: Int32) {
        self.init(directory: directory, reason: SystemError(code: code).description)
    }

    var description: String {
        "\(directory): \(reason)"
    }
}

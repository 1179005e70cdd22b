import ArgumentParser
import Dashboard
import Glibc

/// What a dashboard may do besides watching.
struct ActingOptions: ParsableArguments {
    @Flag(help: "Let X cancel the task; it asks first. Nothing else changes anything.")
    var allowCancel = false

    @OptionGroup var report: ReportOption
}

/// Where a dashboard's reports go.
struct ReportOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where e writes its report; else the current directory.", valueName: "directory"),
        completion: .directory)
    var reportDir: String?

    func validate() throws {
        guard reportDir != "" else { throw ValidationError("--report-dir is empty: leave it out, or give it a value.") }
    }

    /// Where reports go. Only a directory that was named is checked before the session begins: no report has been
    /// requested yet.
    func writer() throws -> ReportWriter {
        guard let reportDir else { return ReportWriter(directory: Self.currentDirectory) }
        do {
            return try ReportWriter.checked(reportDir)
        } catch {
            throw CommandFailure(error.description, .configuration)
        }
    }

    /// The full path: a relative one says little on a screen.
    private static var currentDirectory: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }
}

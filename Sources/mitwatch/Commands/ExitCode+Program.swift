import ArgumentParser
import Dashboard
import Glibc
import MitigationModel

/// The program's exit codes; `ExitCodeEntry.all` describes them. Those with a name in sysexits.h have its number.
extension ExitCode {
    /// A flag or an argument is invalid (EX_USAGE; the argument parser's own code).
    static let usage = ExitCode(64)
    /// The file to replay is not a recording, or has a newer format (EX_DATAERR).
    static let dataError = ExitCode(65)
    /// The file to replay does not exist or cannot be read (EX_NOINPUT).
    static let noInput = ExitCode(66)
    /// Something is unavailable: a terminal that can show the screen, or the port to listen on (EX_UNAVAILABLE).
    static let unavailable = ExitCode(69)
    /// Any other failure of the program (EX_SOFTWARE).
    static let software = ExitCode(70)
    /// Flags, environment and files name no usable region or endpoint, or the files cannot be read (EX_CONFIG).
    static let configuration = ExitCode(78)

    /// Standard output is a pipe that was closed early; the same code as if SIGPIPE had ended the program.
    static let brokenPipe = ExitCode(128 + SIGPIPE)

    /// The exit code of a dashboard: 0 if the operator quit; after a signal, 128 plus the signal's number.
    init(_ quit: Quit) {
        self =
            switch quit {
            case .byOperator: .success
            case .interrupted(.hangUp): ExitCode(128 + SIGHUP)
            case .interrupted(.interrupt): ExitCode(128 + SIGINT)
            case .interrupted(.terminate): ExitCode(128 + SIGTERM)
            }
    }
}

/// The exit codes of the commands without a screen, the same in every version. Those for an ended task begin at 10,
/// which sysexits.h leaves free; failures have the number of their name there.
extension ExitCode {
    /// `doctor` found a problem; the same code as in other checkers.
    static let problemsFound = ExitCode(1)
    /// COMPLETED, but findings failed.
    static let findingsFailed = ExitCode(10)
    /// FAILED.
    static let taskFailed = ExitCode(11)
    /// CANCELED.
    static let taskCanceled = ExitCode(12)
    /// More findings failed than are tolerated; the task continues.
    static let tooManyFailed = ExitCode(13)
    /// The task was not found (EX_NOINPUT).
    static let notFound = ExitCode(66)
    /// There was no response from the API (EX_NOHOST).
    static let network = ExitCode(68)
    /// The output cannot be written (EX_IOERR).
    static let output = ExitCode(74)
    /// Not yet: timed out, or AWS is busy (EX_TEMPFAIL).
    static let notYet = ExitCode(75)
    /// AWS rejected the request (EX_PROTOCOL).
    static let refused = ExitCode(76)
    /// The credentials are missing, unusable, or lack a permission (EX_NOPERM).
    static let credentials = ExitCode(77)

    /// The code for a failed call's class.
    init(_ failure: CallFailure) {
        self =
            switch failure.exitClass {
            case .notFound: .notFound
            case .busy: .notYet
            case .network: .network
            case .rejected: .refused
            case .credentials: .credentials
            }
    }

    /// The code for an ended task with this many failed findings.
    init(_ status: TaskStatus, failed: Int64) {
        self =
            switch status {
            case .failed: .taskFailed
            case .canceled: .taskCanceled
            default: failed > 0 ? .findingsFailed : .success
            }
    }
}

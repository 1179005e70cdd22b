import ArgumentParser
import Dashboard
import MitigationModel

/// The exit codes of the commands without a screen, the same in every version. Those for an ended task begin at 10,
/// which sysexits.h leaves free; failures have the number of their name there.
extension ExitCode {
    /// `doctor` found a problem; the same code as in other checkers.
    static let somethingIsWrong = ExitCode(1)
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
    /// Not yet: the time is over, or AWS is busy (EX_TEMPFAIL).
    static let notYet = ExitCode(75)
    /// AWS rejected the request (EX_PROTOCOL).
    static let refused = ExitCode(76)
    /// There are no usable credentials, or they lack permission (EX_NOPERM).
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

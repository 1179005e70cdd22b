import ArgumentParser
import Dashboard
import MitigationModel

/// The exit codes of the commands without a screen, stable from one version to the next. Those of a task that is over are
/// from 10 on, for sysexits.h leaves them free; what went wrong has the number of its word there.
extension ExitCode {
    /// `doctor` found something that is wrong, as other programs that look for something say it.
    static let somethingIsWrong = ExitCode(1)
    /// COMPLETED, but findings failed.
    static let findingsFailed = ExitCode(10)
    /// FAILED.
    static let taskFailed = ExitCode(11)
    /// CANCELED.
    static let taskCanceled = ExitCode(12)
    /// More findings failed than were to be borne; the task goes on.
    static let tooManyFailed = ExitCode(13)
    /// AWS knows no such task (EX_NOINPUT).
    static let notFound = ExitCode(66)
    /// No answer of the API could be had (EX_NOHOST).
    static let network = ExitCode(68)
    /// What was asked for cannot be written (EX_IOERR).
    static let output = ExitCode(74)
    /// Not yet: the time is over, or AWS is busy (EX_TEMPFAIL).
    static let notYet = ExitCode(75)
    /// AWS refuses the request (EX_PROTOCOL).
    static let refused = ExitCode(76)
    /// There are no usable credentials, or they may not ask (EX_NOPERM).
    static let credentials = ExitCode(77)

    /// A failed call: the number of its class.
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

    /// A task that is over, of whose findings so many failed.
    init(_ status: TaskStatus, failed: Int64) {
        self =
            switch status {
            case .failed: .taskFailed
            case .canceled: .taskCanceled
            default: failed > 0 ? .findingsFailed : .success
            }
    }
}

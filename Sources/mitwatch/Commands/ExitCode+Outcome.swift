import ArgumentParser
import Dashboard
import Glibc

/// The program's exit codes; README lists them. Those with a name in sysexits.h have its number.
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

    /// The exit code of a dashboard: 0 if the operator left, otherwise 128 plus the signal's number.
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

import ArgumentParser
import Dashboard
import Glibc

/// The program's exit codes; README lists them. Those that sysexits.h has a name for carry its number.
extension ExitCode {
    /// A flag or an argument is wrong (EX_USAGE; the argument parser's own code).
    static let usage = ExitCode(64)
    /// The file to replay is no recording, or one of a newer format (EX_DATAERR).
    static let dataError = ExitCode(65)
    /// The file to replay is not there, or cannot be read (EX_NOINPUT).
    static let noInput = ExitCode(66)
    /// What is needed is not to be had here: a terminal that can be drawn on, or the port to serve on (EX_UNAVAILABLE).
    static let unavailable = ExitCode(69)
    /// The program failed in a way that it has no better word for (EX_SOFTWARE).
    static let software = ExitCode(70)
    /// Flags, environment and files name no usable region or endpoint, or the files cannot be read (EX_CONFIG).
    static let configuration = ExitCode(78)

    /// How a dashboard's end is told to the shell: 0 if the operator left, 128 and the signal's number otherwise.
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

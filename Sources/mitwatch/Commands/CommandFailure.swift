import ArgumentParser

/// Why a command cannot start: one line on standard error, and an exit code.
struct CommandFailure: Error, Hashable {
    let message: String
    let exitCode: ExitCode

    init(_ message: String, _ exitCode: ExitCode) {
        self.message = message
        self.exitCode = exitCode
    }

    /// Runs a command's body. An error is reported on standard error and becomes the exit code.
    static func reportingErrors(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as CommandFailure {
            failure.report()
            throw failure.exitCode
        } catch let code as ExitCode {
            throw code
        } catch {
            CommandFailure("\(error)", .software).report()
            throw ExitCode.software
        }
    }

    /// Prints the message; further lines are indented below the first one.
    func report() {
        let lines = message.split(separator: "\n")
        StandardError.write("mitwatch: " + lines.joined(separator: "\n          "))
    }
}

import ArgumentParser
import Dashboard

/// Why a command fails: the report on standard error, and the exit code.
struct CommandFailure: Error, Hashable {
    /// What failed, then the facts and the fix, one per line.
    let message: String
    let exitCode: ExitCode

    init(_ message: String, _ exitCode: ExitCode) {
        self.message = message
        self.exitCode = exitCode
    }

    init(_ problem: Problem, _ exitCode: ExitCode) {
        self.init(problem.lines.joined(separator: "\n"), exitCode)
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

    /// Prints the report. If it names a default flag, it also shows where that flag is set.
    func report() {
        StandardError.write(naming(Defaults.inUse).text)
    }

    /// The same failure with the origin of each default that it names, before the fix.
    func naming(_ defaults: [DefaultFlag]) -> CommandFailure {
        let lines = message.split(separator: "\n").map(String.init)
        let origins = defaults.filter { $0.isNamed(in: message) }.map { "\($0.name) is set in \($0.origin)" }
        let end = lines.firstIndex { $0.hasPrefix(CallFailure.fixMark) } ?? lines.endIndex
        return CommandFailure((lines[..<end] + origins + lines[end...]).joined(separator: "\n"), exitCode)
    }

    /// The printed form, in 80 columns: what failed, then each fact and the fix on a line of its own, indented.
    var text: String {
        let (name, indent) = ("mitwatch: ", 12)
        let margin = String(repeating: " ", count: name.count)
        let lines = message.split(separator: "\n").enumerated().flatMap { index, line in
            WrappedText.lines(String(line), after: index == 0 ? name : margin, indent: indent)
        }
        return lines.joined(separator: "\n")
    }
}

/// What a person needs to know about an error: what failed, the facts, and the fix.
struct Problem: Hashable {
    /// What failed, in a few words.
    let what: String
    /// What was found, one fact per line.
    let facts: [String]
    /// How to fix it. It starts with a verb.
    let fix: String

    var lines: [String] {
        [what] + facts + [CallFailure.fixLine(fix)]
    }
}

extension CallFailure {
    /// The report of a failed call, one line each.
    ///
    /// - Parameter setup: The session; it names the task that was not found.
    func report(for operation: Operation, in setup: WatchSetup) -> [String] {
        let lines = report(for: operation)
        guard kind == .notFound, let task = setup.taskId, operation != .listTasks else { return lines }
        return ["task \(task) not found in \(setup.region)"] + lines.dropFirst()
    }
}

import ArgumentParser
import Dashboard
import MitigationModel

extension WaitEnd {
    /// The exit code.
    var exitCode: ExitCode {
        switch self {
        case .over(let status, let failed): ExitCode(status, failed: failed)
        case .tooManyFailed: .tooManyFailed
        case .timedOut: .notYet
        case .failed(let failure): ExitCode(failure)
        case .interrupted(let quit): ExitCode(quit)
        }
    }

    /// What to report on standard error, in one line or more; nil if the task's end says all.
    func reason(_ state: State) -> String? {
        switch self {
        case .over: nil
        case .tooManyFailed(let failed, let limit):
            "stopped waiting: \(failed) \(failed == 1 ? "finding" : "findings") failed (limit \(limit))"
                + Self.stillRunning(state)
        case .timedOut: "timed out\(Self.stateAtTimeout(state))"
        case .failed(let failure): Self.lines(failure, state)
        case .interrupted: "interrupted\(Self.stillRunning(state))"
        }
    }

    /// Interrupting mitwatch could be mistaken for the end of the task.
    private static func stillRunning(_ state: State) -> String {
        state.watch.isFinal || state.task == nil ? "" : "; task still running"
    }

    private static func lines(_ failure: CallFailure, _ state: State) -> String {
        failure.report(for: .describeTask, in: state.setup).joined(separator: "\n")
    }

    private static func stateAtTimeout(_ state: State) -> String {
        if let failures = state.watch.polling.failures {
            return "; the last poll failed: \(lines(failures.latest, state))"
        }
        guard state.task != nil else { return " with no response from AWS" }
        return state.watch.isFinal ? " before the final status was confirmed" : "; task still running"
    }
}

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
        case .tooManyFailed(let failed):
            "\(failed) \(failed == 1 ? "finding" : "findings") failed, which is too many\(Self.goingOn(state))"
        case .timedOut: "the time is over\(Self.stateAtTimeout(state))"
        case .failed(let failure): Self.lines(failure)
        case .interrupted: "interrupted\(Self.goingOn(state))"
        }
    }

    /// Interrupting mitwatch could be mistaken for the end of the task.
    private static func goingOn(_ state: State) -> String {
        state.watch.isFinal || state.task == nil ? "" : "; the task goes on"
    }

    private static func lines(_ failure: CallFailure) -> String {
        failure.report(for: .describeTask).joined(separator: "\n")
    }

    private static func stateAtTimeout(_ state: State) -> String {
        if let failures = state.watch.polling.failures { return "; the latest poll failed: \(lines(failures.latest))" }
        guard state.task != nil else { return ", and no answer came" }
        return state.watch.isFinal ? ", and the end of the task is not confirmed yet" : "; the task goes on"
    }
}

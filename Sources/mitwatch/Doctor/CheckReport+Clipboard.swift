import Dashboard
import IoTClient
import Synchronization
import Terminal

extension CheckReport {
    /// The way to the operator's clipboard, and what blocks it.
    ///
    /// - Parameter type: TERM's value.
    static func clipboard(_ way: Clipboard, _ outcome: CopyCheck.Outcome, type: String?) -> CheckReport {
        if case .blocked(let obstacle) = outcome {
            let fix = obstacle.command.map { "run `\($0)`" } ?? obstacle.remedy
            return CheckReport(
                .note, "clipboard", "c does not copy: \(obstacle.reason)",
                advice: fix.map { [CallFailure.fixLine($0)] } ?? [])
        }
        let end = "if the terminal allows it"
        return switch way {
        case .none:
            CheckReport(.note, "clipboard", "none (TERM is \(type.map { "\(SanitizedText($0))" } ?? "not set"))")
        case .direct: CheckReport(.ok, "clipboard", "OSC 52, \(end)")
        case .tmux:
            CheckReport(.ok, "clipboard", "OSC 52 through tmux, \(outcome == .open ? end : "if tmux allows it")")
        case .screen: CheckReport(.ok, "clipboard", "OSC 52 through screen, \(end)")
        case .tmuxOrScreen: CheckReport(.ok, "clipboard", "OSC 52 through tmux or screen, if they allow it")
        }
    }

    /// The same, after a check.
    static func clipboard(_ options: TerminalOptions, _ variables: [String: String]) -> CheckReport {
        let check = CopyCheck(environment: variables, way: options.clipboard)
        let outcome = Mutex(CopyCheck.Outcome.unknown)
        Blocking.run {
            let found = await check.find()
            outcome.withLock { $0 = found }
        }
        return clipboard(options.clipboard, outcome.withLock(\.self), type: variables["TERM"])
    }
}

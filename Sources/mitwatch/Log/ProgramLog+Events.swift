import Dashboard
import Logging
import Screen
import Terminal

extension ProgramLog {
    /// Logs an event and what follows for the polls. `state` is the state after the event. Keys are private and not
    /// logged.
    func log(_ event: Event, in state: State) {
        guard isOn else { return }
        switch event {
        case .started: logger.notice("watch started", metadata: ["task": "\(state.taskId ?? "none yet")"])
        case .pollSucceeded(let id, let answer): logPoll(id, answer)
        case .pollFailed(let id, let failure): logPoll(id, failure, in: state)
        case .accountIdentified(let account): logger.info("account identified", metadata: ["account": "\(account)"])
        case .accountNotIdentified: logger.info("account not identified")
        case .codeAnswered(let outcome): logger.notice("MFA code", metadata: ["outcome": "\(outcome.logged)"])
        case .loggedIn(let outcome): logger.notice("login command ended", metadata: ["outcome": "\(outcome.logged)"])
        case .clipboardChecked(let obstacle):
            logger.debug("clipboard checked", metadata: ["obstacle": "\(obstacle?.reason ?? "none")"])
        case .credentialsWarned(let warning): logger.warning("\(warning)")
        case .cancelAccepted(let task, let requestId):
            logger.notice("cancel accepted", metadata: ["task": "\(task)", "request": "\(requestId ?? "none")"])
        case .cancelFailed(let task, let failure):
            logger.error("cancel failed", metadata: failure.facts.merging(["task": "\(task)"]) { $1 })
        case .reportWritten(let paths):
            logger.info("report written", metadata: ["files": "\(paths.joined(separator: " "))"])
        case .reportNotWritten(let reason): logger.error("report not written", metadata: ["error": "\(reason)"])
        case .resized(let size): logger.debug("window resized", metadata: ["size": "\(size.columns)x\(size.rows)"])
        case .continued: logger.debug("continued")
        case .interrupted(let interruption): logger.notice("ended", metadata: ["by": "\(interruption)"])
        // The recording and the log itself say so on the screen; the calls have lines of their own.
        case .ticked, .keyPressed, .pointed, .credentialsReported, .findingsListed, .findingsNotListed,
            .executionsListed, .executionsNotListed, .findingDescribed, .findingNotDescribed, .tasksListed,
            .tasksNotListed, .taskDescribed, .taskNotDescribed, .attemptFailed, .recordingFailed, .logFailed,
            .replayed, .replayEnded, .replayMissed:
            break
        }
    }

    /// Logs a signal.
    func log(_ signal: Signal) {
        logger.debug("signal", metadata: ["signal": "\(signal)"])
    }

    /// Logs the terminal's capabilities.
    func log(_ probed: ProbedCapabilities) {
        logger.debug(
            "terminal responded",
            metadata: [
                "one_column": "\(probed.drawsOneColumn)", "repeats": "\(probed.repeats)",
                "holds_frames": "\(probed.holdsFrames)",
            ])
    }

    private func logPoll(_ id: PollID, _ answer: PollAnswer) {
        logger.info(
            "poll succeeded",
            metadata: [
                "poll": "\(id.number)", "request": "\(answer.requestId ?? "none")",
                "task_status": "\(answer.task.taskStatus?.rawValue ?? "none")",
            ])
    }

    private func logPoll(_ id: PollID, _ failure: CallFailure, in state: State) {
        var facts = failure.facts
        facts["poll"] = "\(id.number)"
        facts["wait_ms"] = state.watch.polling.nextDue.map { "\(($0 - state.now.uptime).roundedMilliseconds)" }
        logger.warning("poll failed", metadata: facts)
    }
}

extension CallFailure {
    /// For a line of the log.
    fileprivate var facts: Logger.Metadata {
        Logger.Metadata(error: reason ?? message, code: code, status: statusCode, request: requestId)
    }
}

extension CodeOutcome {
    fileprivate var logged: String {
        switch self {
        case .accepted: "accepted"
        case .used: "already used"
        case .failed(let failure): failure.reason ?? failure.name
        }
    }
}

extension LoginOutcome {
    fileprivate var logged: String {
        switch self {
        case .succeeded: "succeeded"
        case .failed(let status): status < 0 ? "signal \(-status)" : "exit code \(status)"
        case .notStarted(let reason): "not started: \(reason)"
        }
    }
}

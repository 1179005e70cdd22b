/// What follows from a failed call, by the failure table.
extension CallFailure {
    /// How soon the next poll follows.
    var retry: RetryClass { entry.retry }

    /// When a command that waits for the end of a task gives up.
    public var patience: Patience { entry.patience }

    /// How a command reports it to the shell.
    public var exitClass: ExitClass { entry.exit }

    /// What it means for a call with an ID that cannot exist.
    public var probeResult: ProbeResult { entry.probe }

    /// Whether every other call fails in the same way.
    public var affectsEveryCall: Bool { scope == .everyCall }

    /// Which other calls fail in the same way.
    var scope: Scope { entry.scope }

    /// Whether a cancel request may have been carried out.
    ///
    /// True if there was no response, if the response is not of the API, or if the server failed. If a credentials
    /// service failed, nothing was sent.
    var leavesCancelOpen: Bool { service == nil && entry.cancelOutcome == .unknown }

    /// Whether a cancel request may have been rejected because the task had ended.
    var mayMeanTaskEnded: Bool { entry.cancelOutcome == .rejectedAfterEnd }
}

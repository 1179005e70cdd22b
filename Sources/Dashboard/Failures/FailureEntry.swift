/// What mitwatch does and says about one kind of failure. `CallFailure.Kind.entry(for:)` has one entry per kind.
///
/// The rules come first, then the words. Words are without the failure's own facts, except those of its kind.
struct FailureEntry: Sendable {
    /// How soon the next poll follows.
    let retry: CallFailure.RetryClass
    /// When `wait` and `--plain` give up.
    let patience: CallFailure.Patience
    /// How commands report it to the shell.
    let exit: CallFailure.ExitClass
    /// Which other calls fail in the same way.
    let scope: CallFailure.Scope
    /// What it means for a cancel request.
    var cancelOutcome = CallFailure.CancelOutcome.rejected
    /// What it means for a call with an ID that cannot exist. This is how `doctor` tests permissions.
    var probe = CallFailure.ProbeResult.failed

    /// In place of the task's status before the first response: `NOT FOUND`.
    let status: String
    /// What failed, for one line.
    let short: String
    /// `short` without details of unknown length; nil if it has none.
    var brief: String?
    /// What failed, in two or three words for a list: `not found`.
    let name: String
    /// How to fix it, for one line. It names `r` if a key press follows.
    let remedy: String
    /// How to fix it, in full. It starts with a verb.
    let fix: String
    /// Whether it is often transient. Then the time of the next retry is shown before the remedy.
    var isTransient = false
    /// What failed in a call about findings, for a line without a remedy; nil for `short`.
    var inDrillDown: String?
    /// Whether `short` says so little that AWS's error code follows it.
    var namesCode = false
    /// The kind's own facts in one text, for the log; nil if it has none.
    var reason: String?
    /// Facts that `short` leaves out, for an error outside the screen. On a page they are part of the advice.
    var details: [String] = []
    /// The sources of credentials that were tried.
    var sources: [CallFailure.SourceRefusal] = []
    /// What to do before another cancel request.
    var cancelRemedy = CancelRemedy.none
    /// The symbol in the journal.
    var glyph = "!"
    /// How the journal reports that polls succeed again; nil for the usual words.
    var recovery: String?
    /// What it means and then how to fix it, one paragraph each, for a page of its own.
    let advice: @Sendable (CallFailure, WatchSetup) -> [String]

    /// What to do before another cancel request.
    enum CancelRemedy: Sendable {
        /// Nothing.
        case none
        /// What `remedy` says.
        case remedy
        /// This sentence.
        case sentence(String)
    }
}

extension CallFailure {
    /// How soon the next poll follows a failed one.
    enum RetryClass: Hashable, Sendable {
        /// The delay doubles up to 60 seconds.
        case backOff
        /// The delay stays twice, and then doubles up to 30 seconds.
        case backOffBriefly
        /// Every 30 seconds: the operator may fix it meanwhile.
        case steady
    }

    /// When a command that waits for the end of a task gives up.
    public enum Patience: Hashable, Sendable, CaseIterable {
        /// Never.
        case endless
        /// If there was no response from the start, after some minutes.
        case untilFirstResponse
        /// At once if there was no response from the start, and otherwise if it is repeated.
        case short
    }

    /// How a command that fails reports it to the shell.
    public enum ExitClass: Hashable, Sendable, CaseIterable {
        /// The task does not exist.
        case notFound
        /// AWS is busy: the command may succeed later.
        case busy
        /// There was no usable response.
        case network
        /// AWS rejected the request.
        case rejected
        /// The credentials are missing, unusable or not sufficient.
        case credentials
    }

    /// Which other calls fail in the same way.
    enum Scope: Hashable, Sendable {
        /// Only those about the same task, audit or finding.
        case item
        /// Those of the same operation.
        case operation
        /// All calls.
        case everyCall
    }

    /// What a failure means for a cancel request.
    enum CancelOutcome: Hashable, Sendable {
        /// The task is not canceled.
        case rejected
        /// The task is not canceled; it may have ended before.
        case rejectedAfterEnd
        /// The request may have been carried out.
        case unknown
    }

    /// What a failure means for a call with an ID that cannot exist.
    public enum ProbeResult: Hashable, Sendable {
        /// The call is allowed.
        case allowed
        /// It says nothing about the permission.
        case unknown
        /// The call does not work.
        case failed
    }
}

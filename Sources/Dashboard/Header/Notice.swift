/// A message about the last key. It disappears with the next key, or after ten seconds.
public enum Notice: Hashable, Sendable {
    /// A text was sent to the terminal's clipboard. Whether it arrived is unknown.
    case copied(String, via: WatchSetup.Clipboard = .terminal)
    /// The link to a page of the AWS console was sent there.
    case copiedAddress(ConsolePage, via: WatchSetup.Clipboard = .terminal)
    /// The terminal has no clipboard that mitwatch can reach, or something blocks it: the text to copy by hand.
    case copyByHand(String, because: ClipboardObstacle? = nil)
    /// The key does nothing here, with the reason.
    ///
    /// `brief` is the text for a narrow terminal, at most 16 columns.
    case nothing(String, brief: String? = nil)
    /// The mouse was turned on or off.
    case mouse(isOn: Bool)
    /// The report was written to these files.
    case reportWritten([String])
    /// The report could not be written, with the reason.
    case reportNotWritten(String)
    /// The recording ended.
    case recordingEnded(RecordingEnd)
    /// The requested start of the replay is not in the recording.
    case replayMissed(ReplayMiss)
    /// Canceling requires a flag that was not given.
    case cancelNotAllowed

    /// How long a notice stays, in seconds of the machine's own time.
    static let seconds = 10.0
}

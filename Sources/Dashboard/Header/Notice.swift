/// A word to the operator about a key that was pressed; the next key takes it away, or ten seconds do.
public enum Notice: Hashable, Sendable {
    /// A text was sent for the terminal's clipboard. Whether it arrived there is not known.
    case copied(String, via: WatchSetup.Clipboard = .terminal)
    /// The link to a page of the AWS console was sent there.
    case copiedAddress(ConsolePage, via: WatchSetup.Clipboard = .terminal)
    /// The terminal has no clipboard that a program can reach: the text to copy by hand.
    case copyByHand(String)
    /// There is nothing here that the key could act on: why.
    ///
    /// In a narrow terminal it is told in brief: in 16 columns at most.
    case nothing(String, brief: String? = nil)
    /// The report was written to these files.
    case reportWritten([String])
    /// The report could not be written: why.
    case reportNotWritten(String)
    /// The recording has no more.
    case recordingEnded(RecordingEnd)
    /// The moment that the replay was to begin at is not in the recording.
    case replayMissed(ReplayMiss)
    /// Canceling needs a flag that was not given.
    case cancelNotAllowed
}

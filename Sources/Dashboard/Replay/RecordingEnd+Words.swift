extension RecordingEnd {
    /// The text for the operator.
    var words: String {
        switch self {
        case .whole: "the recording ends here"
        case .cutOff(let line): "the recording is cut off in line \(line): it ends here"
        case .damaged(let line, let what): "the recording is damaged in line \(line), and is shown up to there: \(what)"
        }
    }
}

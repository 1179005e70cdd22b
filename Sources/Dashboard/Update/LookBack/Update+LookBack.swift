import MitigationModel

/// How the operator goes through the polls of this watch.
extension State {
    /// Steps to another moment.
    mutating func look(_ step: LookBackStep) {
    }
}

/// A step through the polls of this watch.
enum LookBackStep: Hashable {
    /// One poll back.
    case back
    /// One poll on; from the last one to the present.
    case forward
    /// To the first poll that is kept.
    case first
    /// To the present.
    case live
}

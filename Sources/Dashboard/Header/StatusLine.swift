import MitigationModel
import Screen

/// The status of the task, in several lengths.
struct StatusLine {
    /// `✗ FAILED · 3 of 10,000 findings`.
    let long: Line
    /// `✗ FAILED · 3 failed`.
    let medium: Line
    /// `✗ FAILED`.
    let short: Line
    /// Like `short`, but without the glyph if the text is clear without it: `was IN PROGRESS`.
    let shortest: Line

    /// In a replay a mark comes first, so that the status is not mistaken for the live one.
    init(_ scene: RenderContext) {
        self.init(unmarked: scene)
        guard scene.state.isReplay else { return }
        self = StatusLine(
            long: Self.replayMark + long, medium: Self.replayMark + medium, short: Self.replayMark + short,
            shortest: Self.replayMark + shortest)
    }

    private init(long: Line, medium: Line, short: Line, shortest: Line) {
        (self.long, self.medium, self.short, self.shortest) = (long, medium, short, shortest)
    }

    /// Without the replay mark, for places next to another mark.
    init(unmarked scene: RenderContext) {
        let state = scene.state
        switch state.displayStatus {
        case .unpicked: self.init(Line("no task selected", .dim))
        case .awaited: self.init(Line("… waiting", .running), detail: Line(" for the task to exist", .running))
        case .asking where state.replay?.phase == .ended: self.init(Line("no response", .dim))
        case .asking where state.isReplay:
            self.init(Line("… loading", .running), detail: Line(" the recording", .running))
        case .asking: self.init(Line("… contacting \(state.setup.endpoint.shortName)", .running))
        case .unanswered(let failure): self.init(Line("! \(failure.entry.status)", Style.failed.bold))
        case .is(let status):
            let progress = scene.progress
            self.init(
                state.watch.isCanceling ? TaskStatus.canceling : Self.word(status),
                detail: Self.detail(status, progress),
                brief: Self.failures(status, progress))
        case .was(let status):
            let status = state.watch.isCanceling ? TaskStatus.cancelingWord : status?.word
            let word = Line(status.map { "was \($0)" } ?? "last status unknown", Style.stale.bold)
            self.init(
                Line("? ", Style.stale.bold) + word, shortest: word,
                detail: state.age.map { Line(" \(TimeText.age($0))", .stale) })
        }
    }

    private init(_ short: Line, shortest: Line? = nil, detail: Line? = nil, brief: Line? = nil) {
        self.short = short
        self.shortest = shortest ?? short
        long = detail.map { short + $0 } ?? short
        medium = brief.map { short + $0 } ?? long
    }

    /// Distinguishes a replay from a live session.
    static let replayMark = Line("REPLAY ", Style.warning.bold)

    private static func word(_ status: TaskStatus?) -> Line {
        status?.line ?? Line("? unknown", .warning)
    }

    /// FAILED says little without the number of failures and the total.
    private static func detail(_ status: TaskStatus?, _ progress: Progress) -> Line? {
        let failures = failures(status, progress)
        guard failures != nil, status == .failed, let failed = progress.failed, let total = progress.total else {
            return failures
        }
        return Line(" · \(CountText.full(failed)) of \(CountText.full(total)) failed", .failed)
    }

    /// How many findings failed; nil if none did, or if the status is not final yet.
    private static func failures(_ status: TaskStatus?, _ progress: Progress) -> Line? {
        guard let status, status.isFinal, let failed = progress.failed, failed > 0 else { return nil }
        return Line(" · \(CountText.full(failed)) failed", .failed)
    }
}

extension WatchSetup.Endpoint {
    /// The endpoint's short name.
    fileprivate var shortName: String {
        switch self {
        case .aws: "AWS"
        case .custom(let address): address
        case .embedded: "the emulator"
        }
    }
}

import Dashboard
import MitigationModel
import Recording

/// The time of a replay: which facts of a recording have occurred.
struct ReplayPlayer {
    /// The current moment of the replay.
    private(set) var now: Moment
    private let reader: RecordingReader
    private let speed: Double
    private let machineUptime: () -> Duration
    private var next: RecordingReader.Next
    private var pace: Pace
    /// The machine's clock at the last advance.
    private var lastAdvance: Duration
    /// Where the start position is, if it is outside the recording and that was not reported yet.
    private var miss: ReplayMiss?

    private enum Pace {
        /// Time passes: at `from` when the machine was at `since`.
        case playing(from: Duration, since: Duration)
        /// Time is paused.
        case paused
        /// It skips to a target, and then plays or pauses.
        case seeking(Target, thenPlay: Bool)
        /// The recording has ended.
        case ended
    }

    private enum Target {
        case uptime(Duration)
        case nextPoll
        case end
    }

    /// What occurred.
    enum News {
        case fact(RecordedFact, RecordingReader.Place)
        case end(RecordingEnd)
        case missed(ReplayMiss)
    }

    /// Plays a recording from a position. `machineUptime` is the machine's clock.
    init(
        _ reader: RecordingReader, from position: ReplayPosition?, speed: Double,
        machineUptime: @escaping () -> Duration
    ) {
        self.reader = reader
        self.speed = speed
        self.machineUptime = machineUptime
        now = Moment(wall: reader.head.beganAt, uptime: .zero)
        lastAdvance = machineUptime()
        next = reader.next()
        if let position, position.isBefore(reader.head.beganAt) { miss = .tooEarly }
        switch position?.uptime(in: reader.head.beganAt) {
        case nil: pace = .playing(from: .zero, since: machineUptime())
        case .after(let uptime): pace = .seeking(.uptime(uptime), thenPlay: true)
        case .end: pace = .seeking(.end, thenPlay: true)
        }
    }

    /// Moves to where the operator wants to be.
    mutating func go(_ step: ReplayStep) {
        let isPlaying = isPlaying
        switch (step, pace) {
        case (_, .ended): break
        case (.pause, .seeking(let target, _)): pace = .seeking(target, thenPlay: false)
        case (.pause, _): pace = .paused
        case (.goOn, .seeking(let target, _)): pace = .seeking(target, thenPlay: true)
        case (.goOn, _): play()
        case (.toNextPoll, .seeking): break
        case (.toNextPoll, _): pace = .seeking(.nextPoll, thenPlay: isPlaying)
        case (.toEnd, _): pace = .seeking(.end, thenPlay: isPlaying)
        }
    }

    /// Advances to the current moment, or until that would delay the operator.
    mutating func advance() -> [News] {
        takeFacts() + takeMiss()
    }

    private mutating func takeFacts() -> [News] {
        lastAdvance = machineUptime()
        var news: [News] = []
        while news.count < Self.mostAtOnce {
            guard case .fact(let fact, let place) = next else {
                if let end = end() { news.append(.end(end)) }
                return news
            }
            guard isDue(fact) else {
                arrive()
                return news
            }
            news.append(.fact(fact, place))
            now = fact.at
            next = reader.next()
            if case .seeking(.nextPoll, let thenPlay) = pace, fact.isPoll {
                thenPlay ? play() : (pace = .paused)
                return news
            }
        }
        return news
    }

    /// The program was stopped and continues: so does the replay, from its position.
    mutating func resumeAfterStop() {
        guard case .playing(let from, let since) = pace else { return }
        pace = .playing(from: from, since: since + machineUptime() - lastAdvance)
        lastAdvance = machineUptime()
    }

    /// How long the machine must wait for more; nil if nothing is due.
    var dueIn: Duration? {
        switch pace {
        case .playing: if case .fact(let fact, _) = next { wait(until: fact.at.uptime) } else { .zero }
        case .seeking: .zero
        case .paused, .ended: nil
        }
    }

    /// How long the machine must wait for a time of the recording; nil if time is paused.
    func wait(until uptime: Duration) -> Duration? {
        guard case .playing(let from, let since) = pace else { return nil }
        return max(.zero, (uptime - from) / speed - (machineUptime() - since))
    }

    private var isPlaying: Bool {
        switch pace {
        case .playing, .seeking(_, thenPlay: true): true
        case .paused, .seeking, .ended: false
        }
    }

    /// The time up to which facts have occurred; nil for all of them.
    private var reached: Duration? {
        switch pace {
        case .playing(let from, let since): from + (machineUptime() - since) * speed
        case .seeking(.uptime(let uptime), _): uptime
        case .seeking(.nextPoll, _), .seeking(.end, _): nil
        case .paused, .ended: now.uptime
        }
    }

    private func isDue(_ fact: RecordedFact) -> Bool {
        switch pace {
        case .paused, .ended: false
        case .playing, .seeking: reached.map { fact.at.uptime <= $0 } ?? true
        }
    }

    /// All facts up to `reached` have occurred.
    private mutating func arrive() {
        if let reached, reached > now.uptime {
            let passed = reached - now.uptime
            now = Moment(wall: now.wall.addingTimeInterval(passed.inSeconds), uptime: reached)
        }
        guard case .seeking(_, let thenPlay) = pace else { return }
        thenPlay ? play() : (pace = .paused)
    }

    private mutating func play() {
        pace = .playing(from: now.uptime, since: machineUptime())
    }

    private mutating func takeMiss() -> [News] {
        defer { miss = nil }
        return miss.map { [.missed($0)] } ?? []
    }

    /// The end of the recording: reported once, and not while time is paused.
    private mutating func end() -> RecordingEnd? {
        guard case .end(let end) = next else { return nil }
        if case .seeking(.uptime(let target), _) = pace, target > now.uptime { miss = .tooLate }
        switch pace {
        case .paused, .ended: return nil
        case .playing, .seeking: pace = .ended
        }
        return end
    }

    /// How many facts occur before the screen is drawn again.
    private static let mostAtOnce = 2_000
}

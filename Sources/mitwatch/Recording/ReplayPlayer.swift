import Dashboard
import MitigationModel
import Recording

/// The time of a replay: which facts of a recording have come.
struct ReplayPlayer {
    /// The moment that the replay is at.
    private(set) var now: Moment
    private let reader: RecordingReader
    private let speed: Double
    private let machineUptime: () -> Duration
    private var next: RecordingReader.Next
    private var pace: Pace
    /// The machine's clock when the replay went on last.
    private var lastAdvance: Duration
    /// Where the moment to begin at is, if it is not in the recording and that was not told yet.
    private var miss: ReplayMiss?

    private enum Pace {
        /// Time passes: at `from` when the machine was at `since`.
        case playing(from: Duration, since: Duration)
        /// Time stands still.
        case paused
        /// It goes on at once to a target, and then plays or stands still.
        case seeking(Target, thenPlay: Bool)
        /// The recording has no more.
        case ended
    }

    private enum Target {
        case uptime(Duration)
        case nextPoll
        case end
    }

    /// What came.
    enum News {
        case fact(RecordedFact, RecordingReader.Place)
        case end(RecordingEnd)
        case missed(ReplayMiss)
    }

    /// Plays a recording from a moment on. `machineUptime` is the machine's clock.
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

    /// Where the operator wants it to be.
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

    /// Goes on to the present moment, or as far as can be done without keeping the operator waiting.
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

    /// The program was stopped, and goes on: so does the replay, from where it was.
    mutating func goOnAfterStop() {
        guard case .playing(let from, let since) = pace else { return }
        pace = .playing(from: from, since: since + machineUptime() - lastAdvance)
        lastAdvance = machineUptime()
    }

    /// How long the machine has to wait for more; nil for ever.
    var dueIn: Duration? {
        switch pace {
        case .playing: if case .fact(let fact, _) = next { wait(until: fact.at.uptime) } else { .zero }
        case .seeking: .zero
        case .paused, .ended: nil
        }
    }

    /// How long the machine has to wait for a time of the recording; nil where time stands still.
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

    /// The time up to which facts have come; nil for all that there are.
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

    /// All facts up to the time that is reached have come.
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

    /// The recording has no more: told once, and not while time stands still.
    private mutating func end() -> RecordingEnd? {
        guard case .end(let end) = next else { return nil }
        if case .seeking(.uptime(let target), _) = pace, target > now.uptime { miss = .tooLate }
        switch pace {
        case .paused, .ended: return nil
        case .playing, .seeking: pace = .ended
        }
        return end
    }

    /// So many facts come before the screen is drawn again.
    private static let mostAtOnce = 2_000
}

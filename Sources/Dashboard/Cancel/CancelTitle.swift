import MitigationModel
import Screen

/// The first row: `Cancel quarantine-0412?` at the left; region, account and the age of the data at the right.
struct CancelTitle {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    func line(width: Int) -> Line {
        for (index, right) in rights.enumerated() {
            let room = width - right.columns - 2 - verb.columns - 1
            guard room >= min(Self.leastColumns[index], DisplayText.columns(of: scene.taskId)) else { continue }
            return title(room).justified(with: right, to: width, gap: 1) ?? title(room)
        }
        return title(width - verb.columns - 1).fitted(to: width)
    }

    private var verb: Line { Line("Cancel ", Style.title.bold) }

    /// If the ID is too long, its end stays: that is what has to be typed.
    private func title(_ room: Int) -> Line {
        verb + Line(DisplayText.middleFitted(scene.taskId, to: room), .title) + Line("?", Style.title.bold)
    }

    /// The columns of the ID that each of `rights` has to leave.
    private static let leastColumns = [17, 17, 17, 9, 9, 3]

    private var rights: [Line] {
        let setup = scene.state.setup
        let region = Line(setup.region)
        let account = scene.accountId.map { Line($0) } ?? Line("account unknown", .dim)
        let lastFour = scene.accountId.map { Line(DisplayText.suffixFitted($0, to: 5)) } ?? .blank
        let facts: [[Line]] = [
            [endpoint(isBrief: false), region, account, age], [endpoint(isBrief: true), region, account, age],
            [endpoint(isBrief: true), region, lastFour, age], [endpoint(isBrief: true), region, age], [region, age],
            [age],
        ]
        return facts.map(Line.facts)
    }

    private func endpoint(isBrief: Bool) -> Line {
        switch scene.state.setup.endpoint {
        case .aws: .blank
        case .custom(let address):
            Line(isBrief ? DisplayText.suffixFitted(address, to: 16) : address, .warning)
        case .embedded(let address, _): Line(isBrief ? "DEMO" : "DEMO \(address)", Style.warning.bold)
        }
    }

    private var age: Line {
        guard let age = scene.state.age else { return .blank }
        if scene.state.watch.isSettled { return Line("ended", .dim) }
        let paused = scene.state.watch.polling.isPaused ? Line("PAUSED", Style.warning.bold) : .blank
        return Line.facts([paused, Line(TimeText.age(age), scene.state.isStale ? Style.stale.bold : .normal)])
    }
}

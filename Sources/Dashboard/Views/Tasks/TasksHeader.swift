import MitigationModel
import Screen

/// The first row: what this is, and of which region, account and profile. The region stays longest.
struct TasksHeader {
    private let setup: WatchSetup
    private let identity: Identity
    private let accountId: String?

    init(_ scene: Scene) {
        setup = scene.state.setup
        identity = scene.state.identity
        accountId = scene.state.accountId
    }

    func draw(_ frame: inout Frame, in area: Rect) {
        let isWide = area.width >= Layout.leastColumnsForFullHeader
        let text = isWide ? area.inset(left: 1, right: 1) : area
        frame.draw(line(width: text.width), in: text)
    }

    private func line(width: Int) -> Line {
        let titles = ["Tasks of the last 90 days", "Tasks"].map { Line($0, .title) }
        let region = Line(setup.region)
        let account = account.map { Line($0) }
        let shortAccount = accountId.map { Line(DisplayText.suffixFitted($0, to: 5)) }
        let profile = setup.profile.map { Line("profile \($0)", .dim) }
        let places = [
            [server, region, account, profile], [server, region, account], [server, region, shortAccount],
            [server, region], [demo, region], [region],
        ].map { Scene.facts($0.compactMap(\.self)) }
        // The title's end goes before the account does, and all of it before the region.
        for (title, places) in [(titles[0], places.prefix(3)), (titles[1], places[1...])] {
            for place in places {
                if let line = title.justified(with: place, to: width, gap: 2) { return line }
            }
        }
        return Line.fitting(width, [Scene.facts([demo ?? .blank, region]), region]).fitted(to: width)
    }

    private var account: String? {
        accountId ?? (identity == .unknown ? "account unknown" : nil)
    }

    /// A server that is not AWS's own is named, and the demo is called one.
    private var server: Line? {
        switch setup.endpoint {
        case .aws: nil
        case .custom(let address): Line(address, .warning)
        case .embedded(let address, _): Line("DEMO \(address)", Style.warning.bold)
        }
    }

    private var demo: Line? {
        if case .embedded = setup.endpoint { Line("DEMO", Style.warning.bold) } else { nil }
    }
}

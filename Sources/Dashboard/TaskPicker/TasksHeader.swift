import MitigationModel
import Screen

/// The first row: a title, and the region, account and profile. The region stays longest.
struct TasksHeader {
    private let setup: WatchSetup
    private let identity: Identity
    private let accountId: String?
    private let mark: Line

    init(_ scene: RenderContext) {
        mark = scene.state.isReplay ? StatusLine.replayMark : .blank
        setup = scene.state.setup
        identity = scene.state.identity
        accountId = scene.accountId
    }

    func draw(_ frame: inout Frame, in area: Rect) {
        let isWide = area.width >= Breakpoints.leastColumnsForFullHeader
        let text = isWide ? area.inset(left: 1, right: 1) : area
        frame.draw(line(width: text.width), in: text)
    }

    /// First the end of the title is cut, then the account is dropped, then the title, and a custom endpoint last.
    private func line(width: Int) -> Line {
        let region = Line(setup.region)
        let account = account.map { Line($0) }
        let shortAccount = accountId.map { Line(DisplayText.suffixFitted($0, to: 5)) }
        let profile = setup.profile.map { Line("profile \($0)", .dim) }
        let brief = briefServer(width - region.columns - Line.separator.columns)
        let long: [[Line?]] = [[server, region, account, profile], [server, region, account]]
        let short: [[Line?]] = [
            [server, region, account], [server, region, shortAccount], [server, region], [brief, region],
        ]
        for (title, wordings) in [("Tasks, last 90 days", long), ("Tasks", short)] {
            for facts in wordings.map(Self.facts) {
                if let line = (mark + Line(title, .title)).justified(with: facts, to: width) { return line }
            }
        }
        return (mark + Line.fitting(width - mark.columns, [Self.facts([brief, region]), region])).fitted(to: width)
    }

    private static func facts(_ parts: [Line?]) -> Line {
        Line.facts(parts.compactMap(\.self))
    }

    private var account: String? {
        accountId ?? (identity == .unknown ? "account unknown" : nil)
    }

    /// A custom endpoint is shown, and the demo is marked as one.
    private var server: Line? {
        switch setup.endpoint {
        case .aws: nil
        case .custom(let address): Line(address, .warning)
        case .embedded(let address, _): Line("DEMO \(address)", Style.warning.bold)
        }
    }

    private func briefServer(_ room: Int) -> Line? {
        switch setup.endpoint {
        case .aws: nil
        case .custom(let address): Line(DisplayText.suffixFitted(address, to: min(max(8, room), 13)), .warning)
        case .embedded: Line("DEMO", Style.warning.bold)
        }
    }
}

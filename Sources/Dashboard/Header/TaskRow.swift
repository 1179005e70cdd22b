import MitigationModel
import Screen

/// The first row of every screen: the task, its status, account and region, and the age of the data.
///
/// If there is less room, parts are dropped in this order: space, the profile, the interval, the middle of the task ID,
/// the account except its last four digits, the next poll, what the failures are out of, the account next to a custom
/// endpoint, the start of that endpoint, the failures, the ends of the task ID, the endpoint, the account, the task ID.
/// The status, the age and the region stay. A custom endpoint is cut to its end before a check's title is cut.
struct TaskRow {
    let scene: RenderContext
    let status: StatusLine
    /// What the screen shows within the task: a check's title.
    private let subject: String?
    /// Columns of the task ID and the subject.
    let nameColumns: Int
    /// The age of the data, with the next poll and without.
    private let freshness: (withNext: Line, withoutNext: Line)

    init(_ scene: RenderContext, subject: String? = nil) {
        self.scene = scene
        self.subject = subject
        status = StatusLine(scene)
        nameColumns =
            DisplayText.columns(of: scene.taskId)
            + (subject.map { Self.link.count + DisplayText.columns(of: $0) } ?? 0)
        let fresh = Freshness(scene)
        freshness = (fresh.line(withNext: true), fresh.line(withNext: false))
    }

    /// The row, and whether it has room for the next poll.
    func fitted(to width: Int) -> (line: Line, hasNextPoll: Bool) {
        // In history neither this row nor the one below shows the next poll.
        if let banner = LookBackBanner(scene) { return (lookingBack(banner, width: width), true) }
        for form in Form.all {
            if let line = line(form, width: width) { return (line, form.next) }
        }
        return (lastResort(width), false)
    }

    /// How much is shown.
    private struct Form {
        var isWide = true
        var profile = true
        var interval = true
        var next = true
        var name = NameForm.whole
        var account = AccountForm.whole
        var status = StatusForm.long
        var endpoint = EndpointForm.whole

        enum NameForm { case whole, middle, end, least, none }
        enum StatusForm { case long, medium, short }
        enum EndpointForm { case whole, brief, end, none }
        enum AccountForm { case whole, lastFour, lastFourAtAWS, none }

        static let all: [Form] = {
            var form = Form()
            var forms = [form]
            func then(_ change: (inout Form) -> Void) {
                change(&form)
                forms.append(form)
            }
            then { $0.isWide = false }
            then { $0.profile = false }
            then { $0.interval = false }
            then { $0.name = .middle }
            then { $0.account = .lastFour }
            then { $0.next = false }
            then { $0.status = .medium }
            then { ($0.status, $0.account) = (.long, .lastFourAtAWS) }
            then { $0.status = .medium }
            then { ($0.status, $0.endpoint) = (.long, .brief) }
            then { $0.status = .medium }
            then { $0.status = .short }
            then { $0.endpoint = .end }
            then { $0.name = .end }
            then { ($0.endpoint, $0.account) = (.none, .lastFour) }
            then { $0.account = .none }
            then { $0.name = .least }
            then { $0.name = .none }
            return forms
        }()
    }

    private func line(_ form: Form, width: Int) -> Line? {
        let shownStatus = shownStatus(form.status)
        var right = Line.facts(facts(form))
        let gap = form.isWide ? 6 : 2
        var room = width - shownStatus.columns - right.columns - gap - 3
        let least = min(nameColumns, leastColumns(form.name))
        guard room >= least else { return nil }
        // A check's title needs the room more than the endpoint.
        let spare = room - (subject == nil ? least : titleColumns)
        if form.endpoint == .brief || form.endpoint == .end && subject == nil, spare > 0 {
            right = Line.facts(facts(form, spare: spare))
            room = width - shownStatus.columns - right.columns - gap - 3
        }
        let name = least == 0 ? .blank : shownName(room)
        let left = name.columns > 0 ? name + Line("   ") + shownStatus : shownStatus
        return left.justified(with: right, to: width, gap: right.columns > 0 ? 2 : 0)
    }

    /// The age of stale data is shown only here.
    private func shownStatus(_ form: Form.StatusForm) -> Line {
        guard !scene.state.isStale else { return status.long }
        return switch form {
        case .long: status.long
        case .medium: status.medium
        case .short: status.short
        }
    }

    private func lastResort(_ width: Int) -> Line {
        status.short.justified(with: freshness.withoutNext, to: width, gap: 1) ?? status.short.fitted(to: width)
    }
}

/// The left side.
extension TaskRow {
    private static let link = " › "

    /// Columns for the end of the task ID and the whole title of a check.
    private var titleColumns: Int {
        min(nameColumns, 5 + Self.link.count + (subject.map { DisplayText.columns(of: $0) } ?? 0))
    }

    /// How many columns of the name must be readable. Before a check's title, the last four characters of the task ID
    /// are enough.
    private func leastColumns(_ form: Form.NameForm) -> Int {
        switch form {
        case .whole: nameColumns
        case .middle: subject == nil ? 17 : titleColumns
        case .end: subject == nil ? 9 : 20
        case .least: subject == nil ? 9 : 12
        case .none: 0
        }
    }

    /// The task ID, shortened in the middle if necessary. Before a check's title it is shortened down to its last four
    /// characters.
    func shownName(_ room: Int) -> Line {
        let id = scene.taskId
        guard let subject else { return Line(DisplayText.middleFitted(id, to: room), .title) }
        let idColumns = max(5, room - Self.link.count - DisplayText.columns(of: subject))
        let shownId = DisplayText.suffixFitted(id, to: idColumns)
        let rest = room - Self.link.count - DisplayText.columns(of: shownId)
        guard rest >= 4 else { return Line(DisplayText.fitted(subject, to: room), .title) }
        return Line([
            Span(shownId, .title), Span(Self.link, .dim), Span(DisplayText.fitted(subject, to: rest), Style.title),
        ])
    }
}

/// The right side.
extension TaskRow {
    /// The facts of a form.
    ///
    /// - Parameter spare: extra columns for the endpoint.
    private func facts(_ form: Form, spare: Int = 0) -> [Line] {
        let setup = scene.state.setup
        let profile = setup.profile.map { Line("profile \($0)", .dim) }
        return [
            endpoint(form.endpoint, spare: spare), form.profile ? profile : nil, Line(setup.region),
            account(form.account),
            form.interval ? interval : nil, form.next ? freshness.withNext : freshness.withoutNext,
        ].compactMap(\.self)
    }

    /// A short name of a custom endpoint; blank for AWS.
    var briefEndpoint: Line {
        endpoint(.brief, spare: 0) ?? .blank
    }

    /// A custom endpoint is shown, and the demo is marked as one.
    private func endpoint(_ form: Form.EndpointForm, spare: Int) -> Line? {
        switch (scene.state.setup.endpoint, form) {
        case (.aws, _), (.custom, .none): nil
        case (.custom(let address), .whole): Line(address, .warning)
        case (.custom(let address), .brief), (.custom(let address), .end):
            Line(DisplayText.suffixFitted(address, to: subject == nil || form == .brief ? 13 + spare : 6), .warning)
        case (.embedded(let address, _), .whole): Line("DEMO \(address)", Style.warning.bold)
        case (.embedded, _): Line("DEMO", Style.warning.bold)
        }
    }

    private func account(_ form: Form.AccountForm) -> Line? {
        guard scene.state.task != nil, form != .none else { return nil }
        // The demo's account is invented, and that of a custom endpoint means little: the endpoint is more important.
        switch (scene.state.setup.endpoint, form) {
        case (.embedded, .lastFour), (.embedded, .lastFourAtAWS), (.custom, .lastFourAtAWS): return nil
        default: break
        }
        guard let account = scene.accountId else {
            return Line(form == .whole ? "account unknown" : "account ?", .dim)
        }
        return Line(form == .whole ? account : DisplayText.suffixFitted(account, to: 5))
    }

    /// Shown only while polls are made.
    private var interval: Line? {
        guard Freshness(scene).isKeptUp else { return nil }
        return Line("every \(TimeText.brief(scene.state.watch.polling.interval))", .dim)
    }
}

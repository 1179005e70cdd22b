/// The commands that help, the man page and the reference pages describe.
enum CommandName: String, CaseIterable, Sendable {
    case watch
    case show
    case list
    case wait
    case replay
    case demo
    case emulate
    case doctor
    case manual

    /// The commands that run without a dashboard if the operator chooses so.
    static let withPlainOption: [CommandName] = [.watch, .demo]

    /// All except `manual`, which help does not list.
    static let listed = allCases.filter { $0 != .manual }
}

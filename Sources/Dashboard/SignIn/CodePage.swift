import Screen

/// The prompt for a code on a page of its own, before there is any data: what is needed, how, and what happens next.
struct CodePage {
    private let state: State
    private let request: CodeRequest

    /// Nil if the screen prompts for no code.
    init?(_ state: State) {
        guard let request = state.promptedCode, state.neededCode?.need == .failing else { return nil }
        self.state = state
        self.request = request
    }

    /// On a low terminal the prompt comes first.
    func lines(_ width: Int) -> [Line] {
        let what = Line("MFA code required", .normal.bold).wrapped(to: width)
        let facts = [("device", request.serial), ("role", request.roleArn), ("profile", request.profile)].flatMap {
            KeyValue($0.0, Line($0.1)).lines(width: max(1, width - 2), nameColumns: 9)
        }
        let how = Line(
            "Type the six digits that the device shows, then press Enter. Esc: later."
        ).wrapped(to: width)
        let next = Line(
            "mitwatch then assumes the role and continues. The AWS CLI can use the same credentials "
                + "(~/.aws/cli/cache).", .dim
        ).wrapped(to: width)
        let title = what + facts.map { Line("  ") + $0 }
        let parts =
            state.size.rows < Self.leastRowsForTitle
            ? [[prompt] + remark(width), how, title] : [title, remark(width), [prompt], how, next]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [Line.blank]))
    }

    private static let leastRowsForTitle = 18

    private var prompt: Line {
        if state.signIn.isChecking { return Line("checking the MFA code") }
        return Line("MFA code:  ", .normal.bold) + state.signIn.typed.field
    }

    private func remark(_ width: Int) -> [Line] {
        guard let refusal = state.signIn.refusal else { return [] }
        return Line("! \(refusal.sentence)", Style.warning.bold).wrapped(to: width, indent: 2)
    }
}

import Screen

/// The prompt for a code, in one line: `MFA code for arn:aws:iam::123456789012:mfa/alice:  •••___ · Esc later`.
struct CodePrompt {
    private let state: State
    private let request: CodeRequest

    /// Nil if the screen prompts for no code.
    init?(_ scene: RenderContext) {
        state = scene.present ?? scene.state
        guard let request = state.promptedCode else { return nil }
        self.request = request
    }

    /// Whether the fourth row of the overview has it. Otherwise it replaces the keys in the last row.
    static func isInHeader(_ scene: RenderContext) -> Bool {
        let state = scene.present ?? scene.state
        let size = state.size
        return state.navigation.screen == .overview && state.task != nil && scene.present == nil
            && size.columns >= Breakpoints.leastColumnsForFullHeader && size.rows >= 5
    }

    /// The digits keep their place while they are typed.
    func line(width: Int) -> Line {
        if signIn.isChecking { return Line.fitting(width, [Line("checking the MFA code"), Line("checking")]) }
        let (later, expiry) = (Line(signIn.typed.isComplete ? "Enter sends" : "Esc later", .dim), expiry)
        let wordings = [whole, brief].flatMap { [[$0, expiry, later], [$0, later]] } + [[brief], [least]]
        return Line.fitting(width, wordings.map { Line.facts($0) }).fitted(to: width)
    }

    private var signIn: SignIn { state.signIn }

    private var field: Line { signIn.typed.field }

    private var whole: Line {
        guard let refusal = signIn.refusal else {
            return lack + Line("MFA code for \(request.serial):  ", Style.normal.bold) + field
        }
        return Line("! \(refusal.words) · ", Style.warning.bold)
            + Line("\(refusal.wanted) for \(request.device):  ", Style.normal.bold) + field
    }

    private var brief: Line {
        guard let refusal = signIn.refusal else {
            return lack + Line("MFA code for \(request.device):  ", Style.normal.bold) + field
        }
        return Line("! \(refusal.brief) · ", Style.warning.bold) + Line("\(refusal.wanted):  ", Style.normal.bold)
            + field
    }

    /// What the data on the screen lacks to be current, if the code comes too late.
    private var lack: Line {
        guard state.neededCode?.need == .failing, state.task != nil else { return .blank }
        let isExpired = signIn.credentials?.expiration.map { $0 <= state.correctedNow } ?? false
        return Line("! \(isExpired ? "credentials expired" : "no credentials") · ", Style.warning.bold)
    }

    private var least: Line { Line("MFA code: ") + field }

    private var expiry: Line {
        guard state.neededCode?.need == .renewal, let left = state.credentialsLeft else { return .blank }
        return Line("credentials expire in \(TimeText.countdown(left))")
    }
}

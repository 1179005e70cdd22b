import Screen

/// The prompt for a code, in one line: `MFA code for arn:aws:iam::123456789012:mfa/alice:  ●●●___   Esc later`.
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

    /// The six places of a code: a dot for each typed digit.
    static func field(_ code: TypedCode) -> Line {
        let count = code.digits.count
        return Line([
            Span(String(repeating: "•", count: count), Style.accent.bold),
            Span(String(repeating: "_", count: TypedCode.length - count), .dim),
        ])
    }

    private var signIn: SignIn { state.signIn }

    private var field: Line { Self.field(signIn.typed) }

    private var whole: Line {
        guard let refusal = signIn.refusal else {
            return Line("MFA code for \(request.serial):  ", Style.normal.bold) + field
        }
        return Line("! \(refusal.words) · ", Style.warning.bold)
            + Line("next MFA code for \(request.device):  ", Style.normal.bold) + field
    }

    private var brief: Line {
        guard let refusal = signIn.refusal else {
            return Line("MFA code for \(request.device):  ", Style.normal.bold) + field
        }
        return Line("! \(refusal.brief) · ", Style.warning.bold) + Line("next MFA code:  ", Style.normal.bold) + field
    }

    private var least: Line { Line("MFA code: ") + field }

    private var expiry: Line {
        guard state.neededCode?.need == .renewal, let left = state.credentialsLeft else { return .blank }
        return Line("credentials expire in \(TimeText.countdown(left))")
    }
}

extension SignIn.Refusal {
    /// Why the code was not accepted.
    var words: String {
        switch self {
        case .rejected: "code rejected"
        case .lost: "no response to the code"
        case .used: "code already used"
        case .incomplete: "a code has six digits"
        case .failed(let failure): failure.short
        }
    }

    /// The same in two or three words.
    var brief: String {
        switch self {
        case .rejected: "rejected"
        case .lost: "no response"
        case .used: "already used"
        case .incomplete: "six digits"
        case .failed(let failure): failure.name
        }
    }

    /// What happened, as a sentence for a page.
    var sentence: String {
        switch self {
        case .rejected: "AWS rejected the code: it was wrong, expired, or used before. Enter the next one."
        case .lost: "There was no response, so the code may be spent. Enter the next one."
        case .used: "This code was used before, and each works once. Enter the next one."
        case .incomplete: "A code has six digits."
        case .failed(let failure): "\(failure.short.capitalizedFirst)."
        }
    }
}

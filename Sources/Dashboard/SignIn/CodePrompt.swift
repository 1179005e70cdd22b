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

extension SignIn.Refusal {
    /// Why the code was not accepted.
    var words: String {
        switch self {
        case .rejected: "code rejected"
        case .lost: "no response to the code"
        case .used: "code already used"
        case .incomplete: "an MFA code has six digits"
        case .failed(let failure): failure.short
        }
    }

    /// What to enter: the same code can still be completed, any other one is not accepted again.
    fileprivate var wanted: String {
        self == .incomplete ? "MFA code" : "next MFA code"
    }

    /// The line of the journal.
    var news: String {
        switch self {
        case .rejected: "MFA code rejected"
        case .lost: "no response to the MFA code; it may already be used"
        case .used, .incomplete: words
        case .failed(let failure): "MFA code not sent or not accepted: \(failure.short)"
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
        case .rejected:
            "AWS rejected the code: it does not match, has expired, or was already used. Enter the next one."
        case .lost: "No response; the code may already be used. Enter the next one."
        case .used: "This code was already used. Enter the next one."
        case .incomplete: "An MFA code must have six digits."
        case .failed(let failure): "\(failure.short.capitalizedFirst)."
        }
    }
}

import Screen

extension TypedCode {
    /// The six places of a code: a dot for each typed digit, and the cursor after them.
    var field: Line {
        Line([
            Span(String(repeating: "•", count: digits.count), Style.accent.bold),
            Span(String(repeating: "_", count: Self.length - digits.count), .dim).atCaret,
        ])
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
    var wanted: String {
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

import Screen

/// The warning that the credentials expire soon, with what to do:
/// `! credentials expire in 4m 10s · L logs in: aws sso login --profile ops`.
struct ExpirationNotice {
    private let state: State

    init(_ state: State) {
        self.state = state
    }

    func line(width: Int) -> Line {
        let left = TimeText.countdown(state.credentialsLeft ?? .zero)
        let what = Line("! credentials expire in \(left)", Style.warning.bold)
        let brief = Line("! keys expire in \(left)", Style.warning.bold)
        // The wording does not depend on the clock.
        let reserve = max(0, "10m 00s".count - left.count)
        let wordings = remedies.flatMap { [Line.facts([what, Line($0)]), Line.facts([brief, Line($0)])] } + [what]
        return Line.fitting(width - reserve, wordings).fitted(to: width)
    }

    /// What to do, the longest wording first.
    private var remedies: [String] {
        if let login = state.neededLogin { return ["L logs in: \(login.text)", "L: \(login.text)", "L logs in"] }
        switch state.signIn.credentials?.renewal {
        case .code: return ["L renews them with an MFA code", "L: MFA code"]
        case .never: return ["restart mitwatch with new credentials", "restart with new ones"]
        case .automatic, .login, nil:
            let failure = state.signIn.credentials?.failure
            return [failure.map { "renewal failed: \($0.short)" } ?? "", "renewal failed"]
        }
    }
}

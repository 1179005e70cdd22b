import FoundationEssentials
import MitigationModel
import Screen

/// What the credentials need from the operator.
extension State {
    /// The code that is needed now, and how urgently; nil if none is.
    var neededCode: (request: CodeRequest, need: SignIn.Need)? {
        guard !isReplay else { return nil }
        if case .codeNeeded(_, let request) = signInFailure { return (request, .failing) }
        guard case .code(let request)? = signIn.credentials?.renewal, !watch.isSettled else { return nil }
        let isDue = credentialsLeft.map { $0 <= SignIn.prompt } ?? false
        return isDue || signIn.isOpened || signIn.isChecking ? (request, .renewal) : nil
    }

    /// The code that the screen prompts for; nil if it prompts for none.
    var promptedCode: CodeRequest? {
        guard let (request, need) = neededCode, signIn.isChecking || signIn.postponed != need else { return nil }
        return request
    }

    /// Whether the prompt has a page of its own, as there is nothing else to show.
    var showsCodePage: Bool {
        guard promptedCode != nil, neededCode?.need == .failing else { return false }
        return navigation.screen == .tasks ? picker.tasks.isEmpty : task == nil
    }

    /// Whether digits go to the prompt, and not to a line that is typed or to another screen's keys.
    var takesDigits: Bool {
        promptedCode != nil && navigation.typing == nil && navigation.screen != .cancel && !navigation.isHelpShown
    }

    /// The login that would help now; nil if none would.
    var neededLogin: Login? {
        if case .signInNeeded(_, let login) = signInFailure { return login }
        if case .signInNeeded(_, let login) = signIn.credentials?.failure?.kind { return login }
        if case .login(let login)? = signIn.credentials?.renewal { return login }
        return nil
    }

    /// How the calls of what is shown fail; nil if they do not.
    private var signInFailure: CallFailure.Kind? {
        if navigation.screen == .tasks, let failure = picker.failure?.0 { return failure.kind }
        return watch.polling.failures?.latest.kind
    }

    /// The time until the credentials expire, by AWS's clock; nil if that is unknown. Never negative.
    var credentialsLeft: Duration? {
        signIn.credentials?.expiration.map { Duration(from: correctedNow, to: $0) }
    }

    /// Whether the operator should know that the credentials expire soon.
    var warnsOfExpiration: Bool {
        guard !isReplay, !watch.isSettled, promptedCode == nil, let left = credentialsLeft, left <= SignIn.warning,
            let credentials = signIn.credentials
        else { return false }
        return switch credentials.renewal {
        case .code, .login, .never: true
        case .automatic, nil: credentials.failure != nil
        }
    }

    /// The uptime at which the warning or the prompt is due; nil if neither is still to come.
    var nextSignInTick: Duration? {
        guard let left = credentialsLeft, !isReplay else { return nil }
        return [SignIn.warning, SignIn.prompt].map { left - $0 }.filter { $0 > .zero }.min().map { now.uptime + $0 }
    }
}

extension State {
    /// Rings once when the prompt appears automatically: the operator may look elsewhere.
    mutating func ringForCode() -> [Effect] {
        guard !signIn.hasRung, !signIn.isOpened, promptedCode != nil, neededCode?.need == .renewal else { return [] }
        signIn.hasRung = true
        return [.ringBell]
    }
}

/// Keys of the prompt.
extension State {
    /// What a key does in the prompt for a code; nil if it means something else.
    mutating func pressInCodePrompt(_ key: Key) -> [Effect]? {
        guard takesDigits else { return nil }
        if let command = Keymap.command(for: key, in: .code), isOfPrompt(command) { return perform(command) }
        switch key {
        case .character(let character) where character.isWhitespace: return nil
        case .character(let character): return type(String(character), isPasted: false) ? [] : nil
        case .paste(let text): return type(text, isPasted: true) ? [] : nil
        default: return nil
        }
    }

    /// With nothing typed, Enter beside other rows and the keys that erase mean the same as without the prompt.
    private func isOfPrompt(_ command: Command) -> Bool {
        switch command {
        case .submitCode: signIn.isChecking || showsCodePage || !signIn.typed.digits.isEmpty
        case .eraseCharacter, .eraseLine: signIn.isChecking || !signIn.typed.digits.isEmpty
        case .postponeCode: !signIn.isChecking
        default: true
        }
    }

    /// False if the key is none of the prompt's. A pasted text that is not a code is refused.
    private mutating func type(_ text: String, isPasted: Bool) -> Bool {
        let isDigit = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isPasted || isDigit else { return false }
        guard !signIn.isChecking else { return true }
        if !signIn.typed.append(text) {
            guard isPasted else { return true }
            signIn.typed = TypedCode()
            signIn.refusal = .incomplete
            return true
        }
        if signIn.refusal == .incomplete { signIn.refusal = nil }
        return true
    }

    /// Enter: sends the code.
    mutating func submitCode() -> [Effect] {
        guard let request = promptedCode, !signIn.isChecking else { return [] }
        guard signIn.typed.isComplete else {
            signIn.refusal = .incomplete
            return []
        }
        signIn.isChecking = true
        signIn.refusal = nil
        return [.enterCode(signIn.typed, serial: request.serial)]
    }

    /// Esc: hides the prompt until L, or until the credentials have expired.
    mutating func postponeCode() {
        guard !signIn.isChecking, let need = neededCode?.need else { return }
        signIn.finish()
        (signIn.postponed, signIn.hasRung) = (need, true)
    }

    /// Erases the last digit, or all.
    mutating func eraseCode(wholly: Bool) {
        guard !signIn.isChecking else { return }
        if wholly { signIn.typed = TypedCode() } else { signIn.typed.eraseDigit() }
    }

    /// L: opens the prompt for a code, or runs the command that logs in.
    mutating func logIn() -> [Effect] {
        if isReplay { return notify(.replayRequestsNothing) }
        if neededCode != nil || signIn.canOpenPrompt {
            signIn.postponed = nil
            signIn.isOpened = true
            return []
        }
        guard let login = neededLogin else { return notify(.nothing("no login needed", brief: "no login needed")) }
        guard !login.arguments.isEmpty else { return notify(.nothing("run \(login.text)", brief: "cannot log in")) }
        return [.logIn(login)]
    }
}

extension SignIn {
    /// Whether a code would renew the credentials.
    fileprivate var canOpenPrompt: Bool {
        if case .code? = credentials?.renewal { true } else { false }
    }
}

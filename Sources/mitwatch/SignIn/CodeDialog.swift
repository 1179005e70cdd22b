import IoTClient
import Terminal

/// Whether a command without a screen may prompt for MFA codes.
enum CodePrompts: Hashable, Sendable {
    /// On the controlling terminal, if there is one.
    case allowed
    /// `--no-input` disables prompts, or nothing enabled them.
    case disabled
}

/// Why no MFA code was entered.
enum CodeRefusal: Hashable, Sendable {
    /// `--no-input` was given.
    case disabled
    /// There can be no prompt.
    case noPrompt(HiddenPrompt.Obstacle)
    /// The operator ended the input with Ctrl-D, or the terminal is gone.
    case ended
    /// The operator did not enter a code in time.
    case timeout
    /// As many codes as allowed were entered, and none was accepted.
    case tooManyAttempts

    /// The fact in an error report.
    var words: String {
        switch self {
        case .disabled: "--no-input disables the prompt for the MFA code"
        case .noPrompt(.noTerminal): "no terminal to prompt for the MFA code"
        case .noPrompt(.inBackground): "cannot prompt for the MFA code: running in the background"
        case .noPrompt(.inUse): "cannot prompt for the MFA code: the terminal is in use"
        case .ended: "no MFA code was entered"
        case .timeout: "no MFA code was entered within \(CodeDialog.patience.components.seconds / 60) minutes"
        case .tooManyAttempts: "no MFA code was accepted in \(CodeDialog.attempts) attempts"
        }
    }
}

/// The dialog with an operator who enters an MFA code: what to do with each line. It limits the attempts.
struct CodeDialog: Hashable, Sendable {
    /// What follows from a line.
    enum Step: Hashable, Sendable {
        /// The code goes into the next request.
        case enter(MFACode)
        /// The prompt is shown again, below this line.
        case again(String)
        /// There was no code in as many attempts as allowed.
        case over(CodeRefusal)
    }

    /// How long to wait for the operator.
    static let patience = Duration.seconds(300)
    /// How many lines are read for one device.
    static let attempts = 3

    /// The request that the operator is prompted for.
    private(set) var request: MFARequest
    private var attemptsLeft = attempts

    init(_ request: MFARequest) {
        self.request = request
    }

    /// The prompt, like the AWS CLI's.
    var prompt: String {
        // Input that a terminal must not show is impossible in a serial number: see `MFARequest.serial`.
        "MFA code for \(SanitizedText(request.serial).text): "
    }

    /// Why a code is needed, if it is not the first one; nil otherwise.
    var reason: String? {
        switch request.reason {
        case .first: nil
        case .renewal: "The credentials of role \(request.roleArn) expire soon."
        case .rejected: "AWS rejected the code. Each code works once; wait for the next one."
        case .lost: "No response; the code may already be used. Wait for the next one."
        }
    }

    /// Another request, after a code was sent. Attempts count on if it is for the same device.
    mutating func next(_ request: MFARequest) {
        if request.serial != self.request.serial { attemptsLeft = Self.attempts }
        self.request = request
    }

    /// Whether another line can be read.
    var isOver: Bool { attemptsLeft <= 0 }

    /// What follows from input. `enter` adds a code for the next request; false if the code was used before.
    mutating func step(_ input: HiddenPrompt.Input, enter: (MFACode, String) -> Bool) -> Step {
        switch input {
        case .ended: return .over(.ended)
        case .inBackground: return .over(.noPrompt(.inBackground))
        case .line(let line):
            attemptsLeft -= 1
            guard let code = MFACode(line) else { return again("An MFA code must have six digits.") }
            guard enter(code, request.serial) else {
                return again("This code was already used. Wait for the next one.")
            }
            return .enter(code)
        }
    }

    private func again(_ words: String) -> Step {
        isOver ? .over(.tooManyAttempts) : .again(words)
    }
}

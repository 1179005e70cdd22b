import Dashboard
import IoTClient
import Terminal

/// Calls of a command without a screen that may require an MFA code: it prompts for the code on the controlling
/// terminal, waits for it, and makes the call again.
///
/// Ctrl-C ends the program as usual.
struct CodeEntry {
    let codes: MFACodes
    let prompts: CodePrompts
    /// Why no code was entered; nil if none was needed, or one was.
    private(set) var refusal: CodeRefusal?
    private var dialog: CodeDialog?

    init(_ connection: Connection) {
        codes = connection.codes
        prompts = connection.prompts
    }

    /// The result of a call, after the codes that it required.
    mutating func result<Answer: Sendable>(
        of ask: @escaping @Sendable () async throws(IoTError) -> Answer
    ) -> Result<Answer, IoTError> {
        var result = Blocking.result(of: ask)
        while case .failure(let error) = result, let request = error.codeRequest {
            guard refusal == nil, enterCode(for: request) else { return result }
            result = Blocking.result(of: ask)
        }
        return result
    }

    /// Prompts for a code and enters it. False if there is none.
    private mutating func enterCode(for request: MFARequest) -> Bool {
        var dialog = self.dialog ?? CodeDialog(request)
        dialog.next(request)
        guard !dialog.isOver else { return refuse(.tooManyAttempts) }
        guard prompts == .allowed else { return refuse(.disabled) }
        let outcome = Self.ask(&dialog) { [codes] in codes.enter($0, for: $1) }
        self.dialog = dialog
        return outcome.map { refuse($0) } ?? true
    }

    private mutating func refuse(_ refusal: CodeRefusal) -> Bool {
        self.refusal = refusal
        return false
    }

    /// Waits for a code. Returns why there is none; nil if one was entered.
    private static func ask(_ dialog: inout CodeDialog, enter: (MFACode, String) -> Bool) -> CodeRefusal? {
        do throws(HiddenPrompt.Obstacle) {
            let prompt = try HiddenPrompt(dialog.prompt, below: dialog.reason)
            defer { prompt.close() }
            let deadline = Clocks.machineUptime() + CodeDialog.patience
            while true {
                let left = deadline - Clocks.machineUptime()
                guard left > .zero else { return prompt.giveUp(.timeout) }
                // If Ctrl-Z stops the process just before the wait, nothing interrupts the wait after fg.
                _ = Poller.wait(for: [.readable(prompt.descriptor)], timeout: min(left, .milliseconds(500)))
                if prompt.wasContinued, !prompt.resume() { return .noPrompt(.inBackground) }
                guard let input = prompt.read() else { continue }
                switch dialog.step(input, enter: enter) {
                case .enter: return nil
                case .again(let words): prompt.showAgain(below: words)
                case .over(let refusal): return input == .ended ? prompt.giveUp(refusal) : refusal
                }
            }
        } catch {
            return .noPrompt(error)
        }
    }
}

extension HiddenPrompt {
    /// Ends the prompt's line.
    fileprivate func giveUp(_ refusal: CodeRefusal) -> CodeRefusal {
        makeRoom()
        return refusal
    }
}

extension IoTError {
    /// The MFA code that the credentials require; nil if this is another error.
    var codeRequest: MFARequest? {
        guard case .credentials(let error) = self else { return nil }
        return error.codeRequest
    }
}

extension CredentialsError {
    /// The MFA code that a role requires; nil if this is another error.
    var codeRequest: MFARequest? {
        guard case .broken(_, .codeRequired(let request)) = self else { return nil }
        return request
    }
}

extension CommandFailure {
    /// The same report, with the reason for which no MFA code was entered.
    func adding(_ refusal: CodeRefusal?) -> CommandFailure {
        guard let refusal else { return self }
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let fix = lines.firstIndex { $0.hasPrefix(CallFailure.fixMark) } ?? lines.endIndex
        lines.insert(refusal.words, at: fix)
        return CommandFailure(lines.joined(separator: "\n"), exitCode)
    }
}

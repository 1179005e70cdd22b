import Dashboard
import FoundationEssentials
import IoTClient
import MitigationModel
import Terminal

/// The MFA codes of a session in lines: it prompts on the controlling terminal, while the loop continues.
///
/// A poll that failed because a code is required is held back until the operator has entered one; then the poll is made
/// again. Five minutes before credentials expire that a code renews, it prompts too, and polling continues meanwhile.
final class LineSignIn {
    /// What follows for the loop.
    enum Step: Hashable {
        /// The poll is made again.
        case poll(PollID)
        /// What was held back is handled now.
        case handle(Event)
    }

    /// How long before credentials expire the operator is prompted.
    static let lead = Duration.seconds(300)
    /// No wait is longer, in seconds.
    private static let longest: TimeInterval = 86_400

    private let desk: CodeDesk
    private let codes: MFACodes
    private let credentials: any CredentialsSource
    /// The machine's calendar clock.
    private let now: @Sendable () -> Date
    private let results: Mailbox<CredentialsError?>
    private var phase: Phase
    /// The failed poll that waits for a code.
    private var held: (event: Event, id: PollID)?

    private enum Phase {
        /// Nothing is needed, or it is not time yet.
        case idle
        /// The operator is prompted, until an uptime.
        case prompting(HiddenPrompt, CodeDialog, until: Duration)
        /// A code was entered, and the credentials are requested with it.
        case renewing(CodeDialog)
        /// There was no code, or there can be no prompt: not again for these credentials, which expire then.
        case over(CodeRefusal, end: Date?)
    }

    /// Prompts, unless `prompts` disables that. `credentials` takes the codes from `codes`.
    init(
        _ desk: CodeDesk, codes: MFACodes, credentials: any CredentialsSource, prompts: CodePrompts,
        now: @escaping @Sendable () -> Date
    ) throws {
        self.desk = desk
        self.codes = codes
        self.credentials = credentials
        self.now = now
        results = try Mailbox()
        phase = prompts == .allowed ? .idle : .over(.disabled, end: .distantFuture)
    }

    /// Why no code was entered; nil if none was needed, or one was.
    var refusal: CodeRefusal? {
        if case .over(let refusal, _) = phase { refusal } else { nil }
    }

    /// What to wait for.
    var interests: [Poller.Interest] {
        switch phase {
        case .idle, .over: []
        case .prompting(let prompt, _, _): [.readable(prompt.descriptor)]
        case .renewing: [.readable(results.descriptor)]
        }
    }

    /// How long the machine may wait until something is due; nil if nothing is.
    var timeout: Duration? {
        switch phase {
        case .prompting(_, _, let end): max(.zero, end - Clocks.machineUptime())
        case .idle, .over: dueIn
        case .renewing: nil
        }
    }

    /// How long until the operator is prompted; nil if that is not planned.
    private var dueIn: Duration? {
        guard let renewal = desk.renewal, isOpen(to: renewal.end) else { return nil }
        let left = renewal.end.timeIntervalSince(now())
        return max(.zero, .seconds(min(max(left, 0), Self.longest)) - Self.lead)
    }

    /// Whether there may be a prompt for credentials that expire then; nil if there are none.
    private func isOpen(to end: Date?) -> Bool {
        switch phase {
        case .idle: true
        case .over(_, let past): past.map { past in end.map { $0 > past } ?? false } ?? (end != nil)
        case .prompting, .renewing: false
        }
    }
}

extension LineSignIn {
    /// Whether an event waits until the operator has entered a code.
    func holds(_ event: Event) -> Bool {
        guard case .pollFailed(let id, _) = event, let request = desk.required else { return false }
        if isOpen(to: nil) { prompt(CodeDialog(request), for: nil) }
        if case .over = phase { return false }
        held = (event, id)
        return true
    }

    /// A poll was given up: nothing follows from it any more.
    func forget(_ id: PollID) {
        if held?.id == id { held = nil }
    }

    /// Continues after a wait.
    func advance(_ ready: Set<Poller.Interest>) -> [Step] {
        switch phase {
        case .prompting(let prompt, let dialog, let end): advance(prompt, dialog, until: end)
        case .renewing(let dialog):
            if ready.contains(.readable(results.descriptor)), let result = results.takeAll().last {
                finish(dialog, result)
            }
        case .idle, .over:
            if dueIn == .zero, let renewal = desk.renewal { prompt(CodeDialog(renewal.request), for: renewal.end) }
        }
        return takeSteps()
    }

    /// The process was continued, maybe in the foreground: there can be a prompt again.
    func processContinued() {
        if case .over(.noPrompt(.inBackground), _) = phase { phase = .idle }
    }

    /// Ends the prompt.
    func close() {
        if case .prompting(let prompt, _, _) = phase {
            prompt.makeRoom()
            prompt.close()
            phase = .idle
        }
    }

    /// Writes a line of the session, which may go to the prompt's terminal.
    func writing(_ body: () throws -> Void) rethrows {
        guard case .prompting(let prompt, _, _) = phase else { return try body() }
        prompt.makeRoom()
        defer { prompt.showAgain() }
        try body()
    }

    private func prompt(_ dialog: CodeDialog, for end: Date?) {
        do throws(HiddenPrompt.Obstacle) {
            let prompt = try HiddenPrompt(dialog.prompt, below: dialog.reason)
            phase = .prompting(prompt, dialog, until: Clocks.machineUptime() + CodeDialog.patience)
        } catch {
            phase = .over(.noPrompt(error), end: end)
        }
    }

    private func advance(_ prompt: HiddenPrompt, _ dialog: CodeDialog, until end: Duration) {
        guard Clocks.machineUptime() < end else { return giveUp(prompt, .timeout) }
        if prompt.wasContinued, !prompt.resume() { return giveUp(prompt, .noPrompt(.inBackground)) }
        guard let input = prompt.read() else { return }
        var dialog = dialog
        switch dialog.step(input, enter: { codes.enter($0, for: $1) }) {
        case .enter:
            prompt.close()
            phase = .renewing(dialog)
            renew()
        case .again(let words):
            prompt.showAgain(below: words)
            phase = .prompting(prompt, dialog, until: end)
        case .over(let refusal): giveUp(prompt, refusal)
        }
    }

    private func giveUp(_ prompt: HiddenPrompt, _ refusal: CodeRefusal) {
        if refusal != .tooManyAttempts { prompt.makeRoom() }
        prompt.close()
        phase = .over(refusal, end: desk.renewal?.end)
    }

    private func renew() {
        Task.detached { [credentials, results] in
            do throws(CredentialsError) {
                _ = try await credentials.renewed()
                results.post(nil)
            } catch {
                results.post(error)
            }
        }
    }

    private func finish(_ dialog: CodeDialog, _ error: CredentialsError?) {
        phase = .idle
        guard let request = error?.codeRequest else { return }
        var dialog = dialog
        dialog.next(request)
        if dialog.isOver {
            phase = .over(.tooManyAttempts, end: desk.renewal?.end)
        } else {
            prompt(dialog, for: desk.renewal?.end)
        }
    }

    /// What follows for a poll that was held back, once the operator is not waited for any more.
    private func takeSteps() -> [Step] {
        guard let held else { return [] }
        switch phase {
        case .prompting, .renewing: return []
        case .idle:
            self.held = nil
            return [.poll(held.id)]
        case .over:
            self.held = nil
            return [.handle(held.event)]
        }
    }
}

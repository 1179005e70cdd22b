import Synchronization

/// MFA codes that the operator entered and that no request has used. Each is used once.
public final class MFACodes: Sendable {
    private struct State {
        var entered: [String: MFACode] = [:]
        /// The last code of each device that was sent.
        var sent: [String: MFACode] = [:]
        /// The outcome of that code, if AWS did not accept it.
        var problems: [String: MFARequest.Reason] = [:]
    }

    private let state = Mutex(State())

    /// No codes.
    public init() {}

    /// Adds a code for the next request to the device's role. It replaces a code that was not used.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - serial: The serial number or ARN of the device.
    /// - Returns: False if this code was used before; it is not added, as AWS would reject it.
    public func enter(_ code: MFACode, for serial: String) -> Bool {
        state.withLock { state in
            guard state.sent[serial] != code else { return false }
            state.entered[serial] = code
            state.problems[serial] = nil
            return true
        }
    }

    /// The code for a device that was entered and not sent.
    func entered(for serial: String) -> MFACode? {
        state.withLock { $0.entered[serial] }
    }

    /// Removes the code for a device and returns it, to be sent at once; nil if there is none.
    func take(for serial: String) -> MFACode? {
        state.withLock { state in
            guard let code = state.entered.removeValue(forKey: serial) else { return nil }
            state.sent[serial] = code
            return code
        }
    }

    /// Puts a code back that was not sent, because there was no connection.
    func restore(_ code: MFACode, for serial: String) {
        state.withLock { state in
            guard state.sent[serial] == code else { return }
            state.sent[serial] = nil
            state.entered[serial] = state.entered[serial] ?? code
        }
    }

    /// Drops a code that is not needed, so that it is not sent when it is too old.
    func drop(_ code: MFACode, for serial: String) {
        state.withLock { state in
            if state.entered[serial] == code {
                state.entered[serial] = nil
            }
        }
    }

    /// Notes the outcome of the last code of a device; nil if AWS accepted it.
    func note(_ problem: MFARequest.Reason?, for serial: String) {
        state.withLock { $0.problems[serial] = problem }
    }

    /// Why the last code of a device was not accepted.
    func problem(for serial: String) -> MFARequest.Reason? {
        state.withLock { $0.problems[serial] }
    }
}

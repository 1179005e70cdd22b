import Synchronization

/// A one-time code of an MFA device. It is never printed.
public struct MFACode: Hashable, Sendable, Redacted {
    /// The number of digits.
    public static let length = 6

    /// Six ASCII digits.
    let digits: String

    /// Reads a code as an operator types or pastes it; nil unless it has exactly six digits and otherwise only blanks.
    public init?(_ text: String) {
        let digits = text.filter { !$0.isWhitespace }
        guard digits.utf8.count == Self.length, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.digits = digits
    }

    /// Shows nothing of the code.
    public var description: String {
        "MFACode(redacted)"
    }
}

/// MFA codes that the operator entered and that no request has used. Each is used once.
public final class MFACodes: Sendable {
    private struct State {
        var entered: [String: MFACode] = [:]
        /// The last code of each device that was sent.
        var sent: [String: MFACode] = [:]
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
            return true
        }
    }

    /// Removes the code for a device and returns it; nil if there is none.
    func take(for serial: String) -> MFACode? {
        state.withLock { state in
            guard let code = state.entered.removeValue(forKey: serial) else { return nil }
            state.sent[serial] = code
            return code
        }
    }
}

/// A request for the code of an MFA device, which a role requires.
public struct CodeRequest: Hashable, Sendable, Codable {
    /// Why a code is needed.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// No code was entered yet.
        case first
        /// The role's credentials expire.
        case renewal
        /// AWS rejected the code.
        case rejected
        /// There was no response, so the code may already be used.
        case lost
    }

    /// The serial number or ARN of the device.
    public var serial: String
    /// The profile whose role requires the code.
    public var profile: String
    /// The role to assume.
    public var roleArn: String
    /// The AWS CLI command that prompts for a code and keeps the credentials for other programs, as a shell takes it.
    public var command: String
    /// Why a code is needed.
    public var reason: Reason

    /// A request for a code of the device `serial`.
    public init(serial: String, profile: String, roleArn: String, command: String, reason: Reason = .first) {
        self.serial = serial
        self.profile = profile
        self.roleArn = roleArn
        self.command = command
        self.reason = reason
    }

    /// The device without its account: `mfa/alice`; a hardware serial number as it is.
    var device: String {
        serial.split(separator: ":").last.map(String.init) ?? serial
    }
}

/// A command that logs the operator in.
public struct Login: Hashable, Sendable {
    /// The command as a shell takes it.
    public var text: String
    /// The program and its arguments; empty if it cannot be run from here, as in a replay.
    public var arguments: [String]

    /// A command.
    ///
    /// - Parameters:
    ///   - text: The command as a shell takes it.
    ///   - arguments: The program and its arguments; empty if it cannot be run from here.
    public init(_ text: String, arguments: [String] = []) {
        self.text = text
        self.arguments = arguments
    }
}

/// A code that the operator typed. It is never printed.
public struct TypedCode: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The number of digits.
    public static let length = 6

    /// ASCII digits, at most six.
    public private(set) var digits = ""

    /// An empty code.
    public init() {}

    /// Whether all digits are typed.
    var isComplete: Bool { digits.count == Self.length }

    /// Adds the digits of a typed or pasted text. False if it has other characters than digits and blanks, or too many.
    mutating func append(_ text: String) -> Bool {
        let new = text.filter { !$0.isWhitespace }
        guard !new.isEmpty, new.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        guard digits.count + new.count <= Self.length else { return false }
        digits += new
        return true
    }

    /// Removes the last digit.
    mutating func eraseDigit() {
        _ = digits.popLast()
    }

    /// Shows nothing of the code.
    public var description: String { "TypedCode(redacted)" }

    /// Shows nothing of the code.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

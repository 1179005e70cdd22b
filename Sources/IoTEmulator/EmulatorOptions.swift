import Glibc
import NIOCore

/// What the emulator plays, and for which account.
public struct EmulatorOptions: Sendable, CustomStringConvertible, CustomReflectable {
    /// What the main task does.
    public var scenario: Scenario
    /// Determines rates, IDs and failures.
    public var seed: UInt64
    /// The region that requests must be signed for.
    public var region: String
    /// The account in ARNs, 12 digits.
    public var accountId: String
    /// The only access key that is accepted.
    public var accessKeyId: String
    /// Its secret key.
    public var secretAccessKey: String
    /// 0 for a free port.
    public var port: Int
    /// The sign-in services; nil if there are none.
    public var signIn: SignInOptions?

    /// The default is a free port, and sign-in services only in the scenario ``Scenario/signIn``.
    public init(
        scenario: Scenario, seed: UInt64, region: String, accountId: String, accessKeyId: String,
        secretAccessKey: String, port: Int = 0, signIn: SignInOptions? = nil
    ) {
        self.scenario = scenario
        self.seed = seed
        self.region = region
        self.accountId = accountId
        self.accessKeyId = accessKeyId
        self.secretAccessKey = secretAccessKey
        self.port = port
        self.signIn = signIn ?? (scenario == .signIn ? SignInOptions() : nil)
    }

    /// Without the secret.
    public var description: String {
        "EmulatorOptions(\(scenario.name), seed \(seed), \(region), \(accountId), \(accessKeyId), port \(port))"
    }

    /// Without the secret.
    public var customMirror: Mirror {
        Mirror(self, children: ["description": description])
    }
}

/// Why the server cannot listen on its port.
public struct PortError: Error, Hashable, CustomStringConvertible {
    /// The requested port.
    public let port: Int
    /// The system's error number, such as EADDRINUSE.
    public let errorNumber: Int32

    /// From NIO's error; nil if it is not a system error.
    init?(_ error: any Error, port: Int) {
        guard let error = error as? IOError else { return nil }
        self.port = port
        errorNumber = error.errnoCode
    }

    /// What is wrong and how to fix it, in one line.
    public var description: String {
        switch errorNumber {
        case EADDRINUSE: "port \(port) is already in use; choose another, or 0 for any free port"
        case EACCES, EPERM: "no permission for port \(port); choose 1024 or higher, or 0 for any free port"
        default: "cannot use port \(port): \(String(cString: strerror(errorNumber)))"
        }
    }
}

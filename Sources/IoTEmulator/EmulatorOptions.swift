/// What the emulator plays, and for whom.
public struct EmulatorOptions: Sendable, CustomStringConvertible, CustomReflectable {
    /// What the main task does.
    public var scenario: Scenario
    /// Paces, ids and failures follow from it.
    public var seed: UInt64
    /// The region that requests must be signed for.
    public var region: String
    /// The account that ARNs name, 12 digits.
    public var accountId: String
    /// The one access key that is known.
    public var accessKeyId: String
    /// Its secret.
    public var secretAccessKey: String
    /// 0 takes a free port.
    public var port: Int

    /// A free port, unless told otherwise.
    public init(
        scenario: Scenario, seed: UInt64, region: String, accountId: String, accessKeyId: String,
        secretAccessKey: String, port: Int = 0
    ) {
        self.scenario = scenario
        self.seed = seed
        self.region = region
        self.accountId = accountId
        self.accessKeyId = accessKeyId
        self.secretAccessKey = secretAccessKey
        self.port = port
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

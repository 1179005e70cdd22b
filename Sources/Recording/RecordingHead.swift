import Dashboard
import FoundationEssentials
import MitigationModel

/// The first line of a recording: what was watched, by which version, and when it began.
public struct RecordingHead: Hashable, Sendable {
    /// The version of the program that wrote it.
    public let product: String
    /// When the recording began, by the machine's calendar clock.
    public let beganAt: Date
    /// The setup of the session, without what only the program knows: speed, local time, clipboard.
    public let setup: WatchSetup

    /// The head of a recording that begins now.
    public init(product: String, beganAt: Date, setup: WatchSetup) {
        self.product = product
        self.beganAt = beganAt
        self.setup = setup
    }

    /// The line, with its end.
    public func line() throws -> [UInt8] {
        try JSONText.bytes(Members(self)) + [JSONText.newline]
    }

    /// Reads a line. Throws a `RecordingError`.
    public init(line: [UInt8]) throws(RecordingError) {
        guard let mark = try? JSONText.value(Mark.self, line), mark.mitwatch == Mark.recording else {
            throw .notARecording
        }
        guard mark.format <= RecordingFormat.version else { throw .newer(format: mark.format, product: mark.product) }
        do {
            let members = try JSONText.value(Members.self, line)
            try members.check()
            self = members.head
        } catch {
            throw .damagedHead(error)
        }
    }
}

/// What all versions of the format have in their first line.
private struct Mark: Decodable {
    static let recording = "recording"

    let mitwatch: String
    let format: Int
    let product: String?
}

/// The members of the line.
private struct Members: Codable {
    let mitwatch: String
    let format: Int
    let product: String
    let at: Date
    let taskId: String?
    let region: String
    let profile: String?
    let endpoint: Endpoint
    let interval: Double
    let waitsForTask: Bool?
    let alertFailed: Int64?
    let alertPercent: Double?
    let stall: Double
    let similarCommand: String?

    struct Endpoint: Codable {
        let kind: String
        let address: String
        let scenario: String?
    }

    init(_ head: RecordingHead) {
        let setup = head.setup
        mitwatch = Mark.recording
        format = RecordingFormat.version
        product = head.product
        at = head.beganAt
        taskId = setup.taskId
        region = setup.region
        profile = setup.profile
        endpoint = Endpoint(setup.endpoint)
        interval = setup.interval.recorded
        waitsForTask = setup.waitsForTask ? true : nil
        (alertFailed, alertPercent) =
            switch setup.failureAlert {
            case .count(let count): (count, nil)
            case .percent(let percent): (nil, percent)
            case nil: (nil, nil)
            }
        stall = setup.stall.recorded
        similarCommand = setup.similarCommand
    }

    /// Rejects numbers that no version wrote: calculations with them would overflow.
    func check() throws(UnreadableLine) {
        guard at.timeIntervalSince1970.magnitude <= RecordingDecoder.farthest else {
            throw UnreadableLine("at is out of range")
        }
        guard alertFailed ?? 1 > 0 else { throw UnreadableLine("alertFailed is out of range") }
        guard 0...100 ~= alertPercent ?? 1 else { throw UnreadableLine("alertPercent is out of range") }
    }

    var head: RecordingHead {
        var setup = WatchSetup(
            taskId: taskId, region: region, profile: profile, endpoint: endpoint.shown,
            interval: Duration(recorded: interval), similarCommand: similarCommand)
        setup.waitsForTask = waitsForTask ?? false
        setup.failureAlert = alertFailed.map { .count($0) } ?? alertPercent.map { .percent($0) }
        setup.stall = Duration(recorded: stall)
        setup.productVersion = product
        setup.isReplay = true
        return RecordingHead(product: product, beganAt: at, setup: setup)
    }
}

extension Members.Endpoint {
    init(_ endpoint: WatchSetup.Endpoint) {
        switch endpoint {
        case .aws(let host): self.init(kind: "aws", address: host, scenario: nil)
        case .custom(let address): self.init(kind: "custom", address: address, scenario: nil)
        case .embedded(let address, let scenario): self.init(kind: "demo", address: address, scenario: scenario)
        }
    }

    /// An unknown kind counts as an endpoint that is not AWS's own.
    var shown: WatchSetup.Endpoint {
        switch kind {
        case "aws": .aws(host: address)
        case "demo": .embedded(address, scenario: scenario ?? "")
        default: .custom(address)
        }
    }
}

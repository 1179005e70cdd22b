import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOPosix

/// A server on 127.0.0.1 that speaks AWS IoT's API for audit mitigation actions tasks: the six operations, Signature
/// Version 4, AWS's wire formats and errors, with a scenario that proceeds in time.
///
/// For tests it also accepts these unsigned requests:
///
/// - `PUT /emulator/faults` with `{"answer": 500}` (or any status from 400 to 599), `"hang"`, `"reset"`, `"garbage"`,
///   `"html"`, `"truncated"`, `{"status": 403, "code": "…", "message": "…"}`: every API call gets that fault,
///   until `{"answer": null}`.
/// - `PUT /emulator/clock` with `{"hold": true}`: the scenario is held, until `{"hold": false}`.
/// - `PUT /emulator/sign-in` with the members of ``SignInChange``: the sign-in services misbehave, or keys end.
/// - `GET /emulator/state`: calls by operation, connections, scenario time, rejected token requests. The others have
///   the same response.
///
/// With ``EmulatorOptions/signIn`` it also plays the services that issue credentials: the sign-in service of
/// `aws login`, STS with MFA codes, and single sign-on with device codes. Their keys end.
public struct IoTEmulator: Sendable {
    private let core: EmulatorCore
    private let channel: any Channel
    private let group: MultiThreadedEventLoopGroup

    /// The port that the server listens on.
    public let port: Int
    /// The ID of the scenario's main task.
    public let taskId: String

    /// More than any request of the API needs.
    private static let largestBody = 64 * 1024

    /// `http://127.0.0.1:PORT`
    public var endpointURL: String {
        "http://127.0.0.1:\(port)"
    }

    /// Starts the server and returns when it listens.
    ///
    /// - Parameters:
    ///   - options: What the server plays, and for which account.
    ///   - startedAt: The start of the main task, the origin of all timestamps.
    ///   - elapsed: The scenario time since the start.
    ///   - now: The server's clock, for the Date header. In a time-lapse it runs as fast as `elapsed`.
    ///   - signatureClock: The clock for the dates of signatures (default: `now`). In a time-lapse it is the real one,
    ///     so that external clients can sign.
    /// - Returns: The running server.
    /// - Throws: ``PortError`` if the port is unavailable.
    public static func start(
        _ options: EmulatorOptions, startedAt: Date, elapsed: @escaping @Sendable () -> Duration,
        now: @escaping @Sendable () -> Date, signatureClock: (@Sendable () -> Date)? = nil
    ) async throws -> IoTEmulator {
        let core = EmulatorCore(
            options, startedAt: startedAt, elapsed: elapsed, now: now, signatureClock: signatureClock)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let channel = try await bootstrap(core, group).bind(host: "127.0.0.1", port: options.port).get()
            return IoTEmulator(core: core, channel: channel, group: group, taskId: options.scenario.taskId)
        } catch {
            try? await group.shutdownGracefully()
            throw PortError(error, port: options.port) ?? error
        }
    }

    /// Like `start`, for a thread that may block.
    @available(*, noasync)
    public static func startBlocking(
        _ options: EmulatorOptions, startedAt: Date, elapsed: @escaping @Sendable () -> Duration,
        now: @escaping @Sendable () -> Date, signatureClock: (@Sendable () -> Date)? = nil
    ) throws -> IoTEmulator {
        let core = EmulatorCore(
            options, startedAt: startedAt, elapsed: elapsed, now: now, signatureClock: signatureClock)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let channel = try bootstrap(core, group).bind(host: "127.0.0.1", port: options.port).wait()
            return IoTEmulator(core: core, channel: channel, group: group, taskId: options.scenario.taskId)
        } catch {
            try? group.syncShutdownGracefully()
            throw PortError(error, port: options.port) ?? error
        }
    }

    /// Closes every connection, hanging ones too, and returns when the server has ended.
    public func shutdown() async throws {
        try await group.shutdownGracefully()
    }

    /// Like `shutdown`, for a thread that may block.
    @available(*, noasync)
    public func shutdownBlocking() throws {
        try group.syncShutdownGracefully()
    }

    /// Every API call gets this fault, until it is set to nil.
    public func setFault(_ fault: Fault?) {
        core.setFault(fault)
    }

    /// Holds the scenario's time, or resumes it.
    public func holdClock(_ hold: Bool) {
        core.holdClock(hold)
    }

    /// The files with which clients sign in; nil if there are no sign-in services. The first use begins a login
    /// session.
    public var signInFiles: SignInFiles? {
        core.signIn?.files
    }

    /// Begins a login session of a user, as `aws login` does; nil if there are no sign-in services.
    ///
    /// - Parameters:
    ///   - user: The name in the ARN.
    ///   - clientId: ``SignInSession/sameDevice`` or ``SignInSession/crossDevice``.
    ///   - region: Where the login took place.
    /// - Returns: The session, whose file a client refreshes.
    public func createSession(
        ofUser user: String = "ops", clientId: String = SignInSession.crossDevice, region: String
    ) -> SignInSession? {
        core.signIn?.createSession(of: user, clientId: clientId, region: region)
    }

    /// The login sessions as they are now, the newest last.
    public var sessions: [SignInSession] {
        core.signIn?.sessions ?? []
    }

    /// Changes the sign-in services, as `PUT /emulator/sign-in` does.
    public func changeSignIn(_ change: SignInChange) {
        core.signIn?.apply(change)
    }

    /// What the server has received so far.
    public var counters: EmulatorCounters {
        core.counters
    }

    private init(core: EmulatorCore, channel: any Channel, group: MultiThreadedEventLoopGroup, taskId: String) {
        self.core = core
        self.channel = channel
        self.group = group
        self.taskId = taskId
        port = channel.localAddress?.port ?? 0
        core.signIn?.serve(at: endpointURL)
    }

    private static func bootstrap(_ core: EmulatorCore, _ group: MultiThreadedEventLoopGroup) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(NIOHTTPServerRequestAggregator(maxContentLength: largestBody))
                    try pipeline.addHandler(HTTPHandler(core: core))
                }
            }
    }
}

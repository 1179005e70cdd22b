import Dashboard
import FoundationEssentials
import IoTClient
import MitigationModel
import Screen

@testable import mitwatch

/// A session without a terminal, with a clock that a test sets: the program's own connection, client and dashboard.
struct TimelessWatch {
    private(set) var state: State
    private let client: IoTClient
    private let taskId: String
    private var now: Moment

    /// Runs `body` with a session that has not begun.
    static func run(
        _ connection: Connection, taskId: String, _ body: (inout TimelessWatch) async throws -> Void
    ) async throws {
        let transport = AsyncHTTPClientTransport(product: "tests", version: "1")
        let client = IoTClient(
            region: connection.region, endpoint: connection.endpoint,
            credentials: connection.credentials(
                transport, ServerClock(), CredentialsHandlers(warn: { _ in })),
            transport: transport, now: { Date() })
        let setup = WatchSetup(
            taskId: taskId, region: connection.region.rawValue, profile: connection.profileName?.text,
            endpoint: connection.shownEndpoint)
        let now = Moment(wall: Date(), uptime: .seconds(1_000))
        var watch = TimelessWatch(
            state: State(setup: setup, size: Size(columns: 80, rows: 24), now: now), client: client, taskId: taskId,
            now: now)
        var outcome = Result<Void, any Error>.success(())
        do {
            try await body(&watch)
        } catch {
            outcome = .failure(error)
        }
        await transport.shutdown()
        try outcome.get()
    }

    /// Handles an event and runs its effects until there are no more.
    mutating func handle(_ event: Event) async {
        for case .poll(let id, _) in update(&state, event, at: now) {
            await handle(poll(id))
        }
    }

    /// Advances from one due time to the next until the condition is true. Returns how long that took; nil if nothing
    /// is due any more, or after an hour.
    mutating func passTime(until condition: (State) -> Bool) async -> Duration? {
        let start = now.uptime
        while !condition(state) {
            guard let next = state.nextTick, next - start < .seconds(3_600) else { return nil }
            let step = max(.zero, next - now.uptime)
            now = Moment(wall: now.wall.addingTimeInterval(step / .seconds(1)), uptime: now.uptime + step)
            await handle(.ticked)
        }
        return now.uptime - start
    }

    private func poll(_ id: PollID) async -> Event {
        do throws(IoTError) {
            let response = try await client.describeAuditMitigationActionsTask(taskId: taskId)
            return .pollSucceeded(
                id,
                PollAnswer(task: response.value, requestId: response.requestId?.text, serverDate: response.serverDate))
        } catch {
            return .pollFailed(id, CallFailure(error))
        }
    }
}

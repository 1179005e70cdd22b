import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import SeededRandom
import Testing

@testable import IoTClient
@testable import mitwatch

/// A number in a response that no integer or calendar holds never ends the program, from the decoder to the screen and
/// the report.
@Suite(.timeLimit(.minutes(5)))
struct ExtremeAnswerTests {
    private static let task = """
        {"taskStatus":"IN_PROGRESS","startTime":1795407129.25,"endTime":1795407130,"taskStatistics":{
        "LOGGING_DISABLED_CHECK":{"totalFindingsCount":100,"failedFindingsCount":3,"succeededFindingsCount":40,
        "skippedFindingsCount":1,"canceledFindingsCount":2},
        "CA_CERTIFICATE_EXPIRING_CHECK":{"totalFindingsCount":9223372036854775807,"succeededFindingsCount":7}},
        "target":{"auditTaskId":"a-1"}}
        """

    private static let start = Date(timeIntervalSince1970: 1_795_407_130)

    private static func moment(_ second: Double) -> Moment {
        Moment(wall: start + second, uptime: .seconds(second))
    }

    private static func response(_ body: [UInt8], date: String? = nil) -> HTTPResponse {
        let headers: HeaderFields = ["Content-Type": "application/json", "Date": date ?? ""]
        return HTTPResponse(statusCode: 200, headers: headers, body: Data(body))
    }

    @Test(arguments: [TaskStatus.inProgress, .completed, .canceled])
    func `any number of a task may be extreme, from the start or during a session`(status: TaskStatus) throws {
        var random = SplitMix64(seed: 17)
        let text = Self.task.replacing("IN_PROGRESS", with: status.rawValue)
        let usual = try decoded(Array(text.utf8))
        for place in ExtremeNumbers.places(in: Array(text.utf8)) {
            for number in ExtremeNumbers.all {
                let body = ExtremeNumbers.replacing(place, by: number, in: Array(text.utf8))
                guard let task = try? decoded(body) else { continue }
                let others = [task, usual].shuffled(using: &random)
                watch([usual, task] + others + [task, usual])
            }
        }
    }

    @Test func `all counts may be extreme at once`() throws {
        var random = SplitMix64(seed: 18)
        let limits = [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max]
        func count() -> Int64? { Bool.random(using: &random) ? limits.randomElement(using: &random) : .max }
        for _ in 1...150 {
            watch(
                (1...5).map { _ in
                    let names = ["LOGGING_DISABLED_CHECK", "CA_CERTIFICATE_EXPIRING_CHECK", "X"].map { CheckName($0) }
                    return AuditMitigationActionsTask(
                        taskStatus: .inProgress, startTime: Self.start,
                        taskStatistics: Dictionary(
                            uniqueKeysWithValues: names.map {
                                (
                                    $0,
                                    TaskStatisticsForAuditCheck(
                                        totalFindingsCount: count(), failedFindingsCount: count(),
                                        succeededFindingsCount: count(), skippedFindingsCount: count(),
                                        canceledFindingsCount: count())
                                )
                            }))
                })
        }
    }

    /// Retry-After and Date headers of a server.
    @Test(arguments: [
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "-1", "NaN",
        "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Mon, 01 Jan 99999 00:00:00 GMT",
    ])
    func `Retry-After and Date may be extreme`(value: String) {
        for name in ["Retry-After", "x-amz-retry-after"] {
            var headers: HeaderFields = ["Date": "Mon, 01 Jan 0001 00:00:00 GMT"]
            headers.append(name: name, value: value)
            let response = HTTPResponse(statusCode: 503, headers: headers)
            let failure = CallFailure(.otherService(ServiceFault(response)))
            var state = Self.state()
            _ = update(&state, .started, at: Self.moment(0))
            _ = update(&state, .pollFailed(PollID(1), failure), at: Self.moment(1))
            #expect(state.watch.polling.nextDue.map { $0 <= .seconds(302) } ?? true)
            show(state)
        }
        let clock = ServerClock()
        #expect(clock.corrected(Self.start) == Self.start)
        var state = Self.state()
        _ = update(&state, .started, at: Self.moment(0))
        let date = Self.response([], date: value).serverDate
        let answer = PollAnswer(task: AuditMitigationActionsTask(startTime: Self.start), serverDate: date)
        _ = update(&state, .pollSucceeded(PollID(1), answer), at: Self.moment(1))
        show(state)
    }

    private func decoded(_ body: [UInt8]) throws -> AuditMitigationActionsTask {
        try ResponseDecoder.decode(AuditMitigationActionsTask.self, from: Self.response(body))
    }

    private static func state() -> State {
        var setup = WatchSetup(taskId: "q-1", region: "eu-west-1", endpoint: .aws(host: "iot"))
        setup.failureAlert = .percent(5)
        return State(setup: setup, size: Size(columns: 80, rows: 24), now: moment(0))
    }

    /// Shows each of these responses, ten seconds apart, with all consequences.
    private func watch(_ tasks: [AuditMitigationActionsTask]) {
        var state = Self.state()
        _ = update(&state, .started, at: Self.moment(0))
        for (index, task) in tasks.enumerated() {
            let second = Double(10 * index + 10)
            _ = update(&state, .ticked, at: Self.moment(second - 0.5))
            let answer = PollAnswer(task: task)
            _ = update(&state, .pollSucceeded(PollID(state.watch.polling.lastNumber), answer), at: Self.moment(second))
        }
        show(state)
        for key in [Key.enter, .escape, .character("{")] {
            _ = update(&state, .keyPressed(key), at: Self.moment(100))
        }
        show(state)
    }

    private func show(_ state: State) {
        #expect(view(state, glyphs: .full).size == state.size)
        #expect(throws: Never.self) { try Report(state) }
        #expect(state.nextTick.map { $0 > .zero } ?? true)
    }
}

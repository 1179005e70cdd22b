import FoundationEssentials
import IoTEmulator
import MitigationModel
import Testing

@testable import mitwatch

/// `mitwatch list`: the account's tasks.
struct ListTests {
    private func list(_ arguments: [String], _ emulator: IoTEmulator) async throws
        -> [AuditMitigationActionsTaskSummary]
    {
        let variables = emulator.environment()
        return try await onOwnThread {
            let connection = try Connection(variables: variables)
            let command = try #require(try Mitwatch.parseAsRoot(["list"] + arguments) as? List)
            return try command.tasks(connection, now: Date())
        }
    }

    @Test func `all tasks are listed, each once, the newest first`() async throws {
        try await withEmulator { emulator in
            let tasks = try await list([], emulator)
            #expect(tasks.count > 10)
            #expect(Set(tasks.map(\.taskId)).count == tasks.count)
            #expect(tasks.first?.taskId == emulator.taskId)
            #expect(tasks.compactMap(\.startTime) == tasks.compactMap(\.startTime).sorted(by: >))
        }
    }

    @Test(
        arguments: [("completed", .completed), ("IN_PROGRESS", .inProgress), ("in-progress", .inProgress)]
            as [(String, TaskStatus)])
    func `a flag lists only tasks with a status`(word: String, status: TaskStatus) async throws {
        try await withEmulator { emulator in
            let tasks = try await list(["--status", word], emulator)
            #expect(!tasks.isEmpty)
            #expect(tasks.allSatisfy { $0.taskStatus == status })
        }
    }

    @Test func `a flag lists only tasks since a time`() async throws {
        try await withEmulator { emulator in
            let tasks = try await list(["--since", "7d"], emulator)
            let week = Date().addingTimeInterval(-7 * 86_400)
            #expect(tasks.allSatisfy { $0.startTime.map { $0 >= week } ?? false })
            let all = try await list([], emulator).filter { $0.startTime.map { $0 >= week } ?? false }
            #expect(tasks.map(\.taskId) == all.map(\.taskId))
            #expect(try await list(["--since", "1m", "--status", "failed"], emulator) == [])
        }
    }

    @Test func `without tasks the list is empty, and a message explains it`() async throws {
        try await withEmulator { emulator in
            let text = try Program.startPiped(
                ["list", "--since", "1h", "--status", "failed"], environment: emulator.environment())
            #expect(text.waitForEnd() == .exited(0))
            #expect(text.output == [])
            #expect(text.errorLines == ["mitwatch: no matching tasks"])
            let json = try Program.startPiped(
                ["list", "--since", "1h", "--status", "failed", "--output", "json"],
                environment: emulator.environment())
            #expect(json.waitForEnd() == .exited(0))
            #expect(String(decoding: json.output, as: UTF8.self).filter { !$0.isWhitespace } == #"{"tasks":[]}"#)
            #expect(json.errors == [])
        }
    }

    @Test func `a task that ended between two calls is listed as ended`() {
        let ended = AuditMitigationActionsTaskSummary(taskId: "a", taskStatus: .completed)
        let running = AuditMitigationActionsTaskSummary(taskId: "a", taskStatus: .inProgress)
        let late = AuditMitigationActionsTaskSummary(taskId: "b", taskStatus: .inProgress)
        #expect(AccountTasks.merged([ended], running: [running, late]) == [ended, late])
    }
}

import IoTClient
import Testing

@Suite struct TaskIdTests {
    @Test(arguments: ["a", "quarantine-0412", "-", "_", "watch", "AZaz09_-", String(repeating: "x", count: 128)])
    func `an ID that matches the API's pattern is accepted`(_ id: String) throws {
        try TaskId.validate(id)
    }

    @Test func `an empty ID is rejected`() {
        #expect(throws: TaskIdError.empty) { try TaskId.validate("") }
    }

    @Test func `an ID of 129 characters is rejected with its length`() {
        #expect(throws: TaskIdError.tooLong(count: 129)) { try TaskId.validate(String(repeating: "x", count: 129)) }
    }

    @Test(
        arguments: zip(
            ["a/b", "../x", "a b", "a%2Fb", "tâche", "ta\u{301}che", "１", "a\n", "a\0", "a?b"],
            [("/", 1), (".", 0), (" ", 1), ("%", 1), ("â", 1), ("á", 1), ("１", 0), ("\n", 1), ("\0", 1), ("?", 1)]
                as [(Character, Int)]))
    func `the first illegal character of an ID is named with its position`(_ id: String, _ at: (Character, Int)) {
        #expect(throws: TaskIdError.illegalCharacter(at.0, position: at.1)) { try TaskId.validate(id) }
    }
}

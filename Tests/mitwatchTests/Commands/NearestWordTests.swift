import IoTClient
import Testing

@testable import mitwatch

struct NearestWordTests {
    @Test(arguments: [
        ("dmeo", "demo"), ("demoo", "demo"), ("dem", "demo"), ("wacth", "watch"), ("WATCH1", "watch"),
        ("emulat", "emulate"),
        ("hlep", "help"),
    ])
    func `one or two typing errors suggest the command`(word: String, command: String) {
        #expect(NearestWord.suggestion(for: word, among: Mitwatch.commandNames) == command)
    }

    @Test(arguments: ["demo", "quarantine-0412", "de", "xyz", "", "watchers-guild"])
    func `a command, or a word like none, has no suggestion`(word: String) {
        #expect(NearestWord.suggestion(for: word, among: Mitwatch.commandNames) == nil)
    }

    @Test(arguments: [("OPS", "ops"), ("prod", "Prod"), ("prdo", "Prod"), ("Ops-eu", "ops-us")])
    func `case does not count as an edit`(word: String, name: String) {
        #expect(NearestWord.suggestion(for: word, among: ["ops", "Prod", "ops-us"]) == name)
    }
}

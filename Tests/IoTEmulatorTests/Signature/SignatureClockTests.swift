import FoundationEssentials
import Testing

@testable import IoTEmulator

/// In a time-lapse the server's own clock runs ahead of the clients'.
@Suite struct SignatureClockTests {
    private let path = "/audit/mitigationactions/tasks/quarantine-0412"

    @Test func `a signature is dated by the server's clock`() {
        let core = EmulatorCore(
            TestSigner.options, startedAt: TestWorld.startedAt, elapsed: { .zero },
            now: { TestWorld.startedAt.addingTimeInterval(3600) })
        #expect(Answer(core.react(to: TestSigner().request("GET", path))).status == 403)
    }

    @Test func `a signature is dated by a separate clock if there is one`() {
        let core = EmulatorCore(
            TestSigner.options, startedAt: TestWorld.startedAt, elapsed: { .zero },
            now: { TestWorld.startedAt.addingTimeInterval(3600) }, signatureClock: { TestWorld.startedAt })
        #expect(Answer(core.react(to: TestSigner().request("GET", path))).status == 200)
    }
}

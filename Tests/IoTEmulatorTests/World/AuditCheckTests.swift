import MitigationModel
import Testing

@testable import IoTEmulator

/// The emulator's checks are defined separately from the model's catalogue, and must not contradict it.
@Suite struct AuditCheckTests {
    @Test func `severities and reason codes are those of the catalogue`() throws {
        let severities: [AuditFindingSeverity: Severity] = [
            .critical: .critical, .high: .high, .medium: .medium, .low: .low,
        ]
        #expect(AuditCheck.known.count > 10)
        for check in AuditCheck.known {
            let entry = try #require(CheckCatalogue.entry(for: check.name))
            #expect(entry.severity == severities[check.severity], "\(check.name)")
            for reason in check.reasons {
                #expect(entry.reasonCodes.contains(reason.code), "\(check.name) \(reason.code)")
            }
        }
    }
}

import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

struct PlainTaskTests {
    private func lines(_ task: AuditMitigationActionsTask, id: String = "quarantine-0412") -> [String] {
        var setup = WatchSetup.sample
        setup.taskId = id
        let now = Moment(wall: SampleTask.start.addingTimeInterval(1_000), uptime: .seconds(5))
        return PlainTask(State(setup: setup, answer: PollAnswer(task: task), now: now))?.lines ?? []
    }

    private func text(_ task: AuditMitigationActionsTask) -> String {
        lines(task).joined(separator: "\n")
    }

    @Test func `a task in progress has at most 80 columns`() {
        #expect(
            text(SampleTask.inProgress()) == """
                Task         quarantine-0412
                Status       IN_PROGRESS, as of 2026-11-23T04:28:49Z
                Account      123456789012
                Region       eu-west-1
                Started      2026-11-23T04:12:09Z
                Running for  16m 40s
                Target       audit 6f1c2d3e4b5a69788796a5b4c3d2e1f0;
                             DEVICE_CERTIFICATE_EXPIRING_CHECK (reason code
                             CERTIFICATE_PAST_EXPIRATION); DEVICE_CERTIFICATE_SHARED_CHECK
                             (reason code CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES)
                Findings     70% done (6,412 of 9,120 findings): 6,102 succeeded, 34 failed, 276
                             skipped, 0 canceled, 2,708 remaining

                Check                                   total  succeeded  failed  skipped   left
                Device certificate shared               2,040      1,216      31        0    793
                AWS IoT policies overly permissive        260        212       3        0     45
                CA certificate key quality                480        480       0        0      0
                Conflicting MQTT client IDs               180          0       0        0    180
                Device certificate expiring             4,790      2,899       0      276  1,615
                Revoked device certificate still acti…  1,331      1,256       0        0     75
                CA certificate expiring                    38         38       0        0      0
                Logging disabled                            1          1       0        0      0

                Actions
                  QuarantineThings (ADD_THINGS_TO_THING_GROUP): Device certificate shared,
                    Device certificate expiring
                  DeactivateCerts (UPDATE_DEVICE_CERTIFICATE): Device certificate shared,
                    Revoked device certificate still active
                  BlankPolicy (REPLACE_DEFAULT_POLICY_VERSION): AWS IoT policies overly
                    permissive
                  DeactivateCA (UPDATE_CA_CERTIFICATE): CA certificate key quality, CA
                    certificate expiring
                  PublishFindings (PUBLISH_FINDING_TO_SNS): CA certificate key quality,
                    Conflicting MQTT client IDs
                  EnableLogging (ENABLE_IOT_LOGGING): Logging disabled
                """)
    }

    @Test func `a task that has ended shows what is unprocessed, and how long it took`() {
        #expect(
            text(SampleTask.canceled) == """
                Task         quarantine-0412
                Status       CANCELED, as of 2026-11-23T04:28:49Z, not confirmed
                Account      123456789012
                Region       eu-west-1
                Started      2026-11-23T04:12:09Z
                Ended        2026-11-23T04:31:10Z
                Took         19m 01s
                Target       audit 6f1c2d3e4b5a69788796a5b4c3d2e1f0;
                             DEVICE_CERTIFICATE_EXPIRING_CHECK (reason code
                             CERTIFICATE_PAST_EXPIRATION); DEVICE_CERTIFICATE_SHARED_CHECK
                             (reason code CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES)
                Findings     98% done (9,012 of 9,120 findings): 6,102 succeeded, 34 failed, 276
                             skipped, 2,600 canceled, 108 unprocessed

                Check                          total  succeeded  failed  skipped  canceled  left
                Device certificate shared      2,040      1,216      31        0       793     0
                AWS IoT policies overly perm…    260        212       3        0         0    45
                CA certificate key quality       480        480       0        0         0     0
                Conflicting MQTT client IDs      180          0       0        0       180     0
                Device certificate expiring    4,790      2,899       0      276     1,615     0
                Revoked device certificate s…  1,331      1,256       0        0        12    63
                CA certificate expiring           38         38       0        0         0     0
                Logging disabled                   1          1       0        0         0     0

                Actions
                  QuarantineThings (ADD_THINGS_TO_THING_GROUP): Device certificate shared,
                    Device certificate expiring
                  DeactivateCerts (UPDATE_DEVICE_CERTIFICATE): Device certificate shared,
                    Revoked device certificate still active
                  BlankPolicy (REPLACE_DEFAULT_POLICY_VERSION): AWS IoT policies overly
                    permissive
                  DeactivateCA (UPDATE_CA_CERTIFICATE): CA certificate key quality, CA
                    certificate expiring
                  PublishFindings (PUBLISH_FINDING_TO_SNS): CA certificate key quality,
                    Conflicting MQTT client IDs
                  EnableLogging (ENABLE_IOT_LOGGING): Logging disabled
                """)
    }

    @Test(arguments: [SampleTask.inProgress(), SampleTask.hostile, SampleTask.manyChecks(200), SampleTask.completed])
    func `no line is longer than 80 columns or contains control characters`(task: AuditMitigationActionsTask) {
        let lines = lines(task, id: String(repeating: "long-id_", count: 16))
        #expect(lines.count > 8)
        #expect(lines.filter { DisplayText.columns(of: $0) > 80 } == [])
        #expect(lines.filter { DisplayText.fitted($0, to: .max) != $0 } == [])
    }

    @Test func `an empty response has few lines`() {
        #expect(
            text(AuditMitigationActionsTask()) == """
                Task         quarantine-0412
                Status       not reported by AWS, as of 2026-11-23T04:28:49Z
                Region       eu-west-1
                Findings     AWS sent no counts
                """)
    }
}

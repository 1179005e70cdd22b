import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct JournalWordsTests {
    @Test(arguments: [
        (
            JournalEvent.watchingBegan(checks: 8, findings: 9_120, status: .inProgress),
            "▶ watch started: 8 checks, 9,120 findings"
        ),
        (.watchingBegan(checks: 1, findings: nil, status: .failed), "▶ watch started: 1 check, already FAILED"),
        (.taskChanged(.failed(SampleTask.shared, new: 1, total: 1)), "✗ first failure: Device certificate shared"),
        (
            .taskChanged(.failed(SampleTask.shared, new: 3, total: 3)),
            "✗ first 3 failures: Device certificate shared"
        ),
        (
            .taskChanged(.failed(SampleTask.shared, new: 3, total: 1_031)),
            "✗ 3 new failures, 1,031 total: Device certificate shared"
        ),
        (
            .taskChanged(.checkFinished(SampleTask.expiring, Progress(.init(483, succeeded: 480, failed: 3)))),
            "✗ check finished, 3 failed, 480 succeeded: Device certificate expiring"
        ),
        (
            .taskChanged(
                .checkFinished(
                    SampleTask.shared, Progress(.init(9, succeeded: 4, failed: 1, skipped: 2, canceled: 2)))),
            "✗ check finished, 1 failed, 2 canceled, 4 succeeded, 2 skipped: Device certificate shared"
        ),
        (
            .taskChanged(.checkFinished(SampleTask.shared, Progress(.init(2_310, succeeded: 1, canceled: 2_309)))),
            "⊘ check finished, 2,309 canceled, 1 succeeded: Device certificate shared"
        ),
        (
            .taskChanged(.checkFinished(SampleTask.shared, Progress(.init(12, succeeded: 10, skipped: 2)))),
            "✓ check finished, 10 succeeded, 2 skipped: Device certificate shared"
        ),
        (
            .taskChanged(.findingsAdded([SampleTask.shared], new: 150, total: 1_250)),
            "· +150 findings, total 1,250: Device certificate shared"
        ),
        (.taskChanged(.findingsAdded(["A", "B", "C", "D"], new: 1, total: nil)), "· +1 finding: A, B, C and 1 more"),
        (.taskChanged(.statusChanged(from: .inProgress, to: .completed)), "✓ COMPLETED, was IN PROGRESS"),
        (.taskChanged(.statusChanged(from: .completed, to: .inProgress)), "▶ IN PROGRESS again, was COMPLETED"),
        (.taskChanged(.statusChanged(from: nil, to: "PAUSED")), "? PAUSED"),
        (.taskChanged(.statusChanged(from: .inProgress, to: nil)), "! AWS no longer reports a status"),
        (.taskChanged(.checksAppeared([SampleTask.shared])), "· 1 new check: Device certificate shared"),
        (.taskChanged(.checksAppeared(["A", "B", "C", "D", "E"])), "· 5 new checks: A, B, C and 2 more"),
        (.taskChanged(.checksDisappeared(["A"])), "! 1 check no longer reported by AWS: A"),
        (.taskChanged(.countsFell(["A", "B"])), "! counts decreased: A, B"),
        (.taskChanged(.countsDoNotAddUp(["A"])), "! counts do not add up: A"),
        (.finalConfirmed(.failed), "✗ FAILED confirmed by two more polls; polling stopped"),
        (.finalNotConfirmed(.failed), "! FAILED not confirmed, data still changing; polling continues"),
        (.pollsFailing(.throttled), "↻ throttled by AWS"),
        (.pollsFailing(.noAnswer(.described(text: "timed out"))), "! no response: timed out"),
        (
            .pollsRecovered(from: .throttled, failures: 2, after: .seconds(20), interval: .seconds(5)),
            "✓ no longer throttled; polling every 5s"
        ),
        (
            .pollsRecovered(from: .serverError, failures: 1, after: .seconds(72), interval: .seconds(5)),
            "✓ recovered after 1m 12s (1 failed poll); polling every 5s"
        ),
        (.clockSkewed(by: .seconds(123)), "! this machine's clock is 2m 03s ahead of AWS"),
        (.clockSkewed(by: .seconds(-31)), "! this machine's clock is 31s behind AWS"),
        (.intervalChanged(from: .seconds(5), to: .seconds(60)), "· poll interval 1m, was 5s"),
        (.slept(for: .seconds(7_380)), "! no polls for 2h 03m: machine suspended or mitwatch stopped"),
        (.taskPicked("policy-lockdown"), "▶ switched to policy-lockdown"),
        (.taskAwaited, "· task not found yet; waiting for it"), (.taskAppeared, "✓ task found"),
        (
            .scanEnded("DEVICE_CERTIFICATE_SHARED_CHECK", found: 31, of: 31, checked: 812),
            "· identified 31 of 31 failures (812 checked): Device certificate shared"
        ),
        (
            .scanEnded("DEVICE_CERTIFICATE_SHARED_CHECK", found: 0, of: 1, checked: 1),
            "! identified 0 of 1 failure (1 checked): Device certificate shared"
        ),
        (
            .scanEnded("DEVICE_CERTIFICATE_SHARED_CHECK", found: 2, of: nil, checked: 2_040),
            "· identified 2 failures (2,040 checked): Device certificate shared"
        ),
        (.paused, "· polling paused (p resumes, r polls once)"), (.resumed, "· polling resumed"),
    ])
    func `each event has one line`(event: JournalEvent, text: String) {
        #expect(event.line.spans.map(\.text).joined() == text)
    }
}

struct ActionWordsTests {
    @Test func `canceling does not reactivate a device certificate`() {
        let words = action { $0.updateDeviceCertificateParams = .init(action: "DEACTIVATE") }
        #expect(words.kind == "UPDATE_DEVICE_CERTIFICATE")
        #expect(words.consequences == ["The device can no longer connect.", "Canceling won't undo it."])
    }

    @Test func `a deactivated CA stops only new devices`() {
        let words = action { $0.updateCACertificateParams = .init(action: "DEACTIVATE") }
        #expect(
            words.consequences == [
                "No new devices can register with this CA; registered devices keep working.",
                "Canceling won't undo it.",
            ])
    }

    @Test func `devices in thing groups get the groups' policies`() {
        let words = action {
            $0.addThingsToThingGroupParams = .init(thingGroupNames: ["a", "b"], overrideDynamicGroups: false)
        }
        #expect(words.parameters.map(\.value) == ["a, b", "not overridden"])
        #expect(words.consequences.first == "Devices get these thing groups' policies.")
    }

    @Test func `a blank policy removes the access that the policy granted`() {
        let words = action { $0.replaceDefaultPolicyVersionParams = .init(templateName: "BLANK_POLICY") }
        #expect(words.consequences.first?.contains("lose the access it granted") == true)
    }

    @Test func `logging and publishing do not affect devices`() {
        let logging = action { $0.enableIoTLoggingParams = .init(logLevel: "ERROR") }
        #expect(
            logging.consequences == [
                "Enables AWS IoT logging at level ERROR for the account.", "Does not affect devices.",
            ])
        let off = action { $0.enableIoTLoggingParams = .init(logLevel: "DISABLED") }
        #expect(off.consequences.first == "Disables AWS IoT logging for the account.")
        let sns = action { $0.publishFindingToSnsParams = .init(topicArn: "arn:aws:sns:eu-west-1:123456789012:alarm") }
        #expect(sns.consequences == ["Publishes the finding to SNS topic alarm.", "Does not affect devices."])
    }

    @Test func `unknown types and effects are called unknown`() {
        #expect(action { $0.unknownMembers = ["wipeDeviceParams"] }.plain == "unknown type wipeDeviceParams")
        let other = action { $0.updateDeviceCertificateParams = .init(action: "REVOKE") }
        #expect(other.consequences.first == "Effect on the certificate unknown.")
        #expect(MitigationAction(name: "x").words.kind == "no parameters")
    }

    @Test func `an action with several types has the text of each`() {
        let words = action {
            $0.updateCACertificateParams = .init(action: "DEACTIVATE")
            $0.publishFindingToSnsParams = .init(topicArn: "arn:aws:sns:eu-west-1:123456789012:alarm")
        }
        #expect(words.kind == "UPDATE_CA_CERTIFICATE + PUBLISH_FINDING_TO_SNS")
        #expect(words.parameters.map(\.name) == ["action", "topic"])
        #expect(words.consequences.count == 4)
    }

    @Test func `the name of a role is the end of its ARN`() {
        #expect(MitigationAction(roleArn: "arn:aws:iam::123456789012:role/path/Mitigation").roleName == "Mitigation")
        #expect(MitigationAction(roleArn: "").roleName == "")
        #expect(MitigationAction().roleName == nil)
    }

    private func action(_ set: (inout MitigationActionParams) -> Void) -> ActionWords {
        var params = MitigationActionParams()
        set(&params)
        return MitigationAction(name: "action", actionParams: params).words
    }
}

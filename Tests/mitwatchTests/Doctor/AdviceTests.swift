import Dashboard
import IoTClient
import Testing
import WatchFixtures

@testable import mitwatch

/// Nothing is taken out of mitwatch's own sentences.
struct AdviceTests {
    @Test(arguments: FailureSamples.kinds)
    func `the advice for each kind of failure is whole`(_ kind: CallFailure.Kind) {
        let advice = CallFailure(kind: kind).advice(for: .describeTask).joined(separator: " ")
        #expect(!advice.contains("redacted"))
        if case .noCredentials = kind {
            #expect(
                advice.hasSuffix(
                    "-> choose a profile with --profile, or run `aws configure` or `aws sso login`"
                ))
        }
    }

    @Test func `a key without its secret is told whole`() {
        let problem = CredentialsError.broken(
            source: "the environment",
            reason: .missing(setting: "AWS_SECRET_ACCESS_KEY", besides: "AWS_ACCESS_KEY_ID"))
        let advice = CallFailure(.credentials(problem)).advice(for: .listTasks).joined(separator: " ")
        #expect(advice.contains("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not"))
    }

    @Test(
        arguments: [
            .missing(setting: "aws_secret_access_key", besides: "aws_access_key_id"),
            .conflict("source_profile", "credential_source"), .illegalCharacter(setting: "AWS_SESSION_TOKEN"),
            .malformed(setting: "AWS_CREDENTIAL_EXPIRATION"),
            .notAllowed(setting: "credential_source", allowed: ["Environment", "EcsContainer"]),
            .profileNotFound(ProfileNotFoundError(name: "opss", origin: .flag, known: ["ops"])),
            .unreadable(path: "/run/secrets/token"),
            .notACount(setting: "AWS_METADATA_SERVICE_TIMEOUT"),
            .unreadableToken(path: "/home/op/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json", errno: 21),
            .loginRequired(profile: "ops", .truncated(path: "/home/op/token.json")),
            .loginRequired(profile: "ops", .unusable(path: "/home/op/token.json", member: "accessToken")),
            .profileLoop(["a", "b", "a"]), .noSourceCredentials(profile: "base"),
            .emptySource("Environment", .variable("AWS_ACCESS_KEY_ID")), .needsMFA(profile: "base", used: "ops"),
            .loginSession(profile: "ops"), .loginRequired(profile: "ops", .expired),
            .inconsistent(setting: "sso_region", session: "s"), .noSingleSignOnSession("s"),
            .process(.missing("SecretAccessKey")), .process(.version), .hostNotAllowed("h"),
            .metadataVersion1(setting: "AWS_EC2_METADATA_V1_DISABLED"), .unusableResponse(member: "accessToken"),
            .endpoint(EndpointError(setting: "AWS_ENDPOINT_URL", reason: .userInfo)),
            .region(.invalid(setting: "sso_region", value: "a value of 3 lines")),
        ] as [CredentialsError.BrokenReason])
    func `what is wrong with credentials is told whole`(_ defect: CredentialsError.BrokenReason) {
        let failure = CallFailure(.credentials(.broken(source: "the environment", reason: defect)))
        #expect(!failure.advice(for: .listTasks).joined().contains("redacted"))
        #expect(!"\(defect)".contains("redacted"))
    }
}

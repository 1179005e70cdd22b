import Dashboard
import IoTClient
import Testing
import WatchFixtures

@testable import mitwatch

/// mitwatch's own sentences are printed whole. Only foreign text is masked, where it enters.
struct AdviceTests {
    private static let setup = WatchSetup(taskId: "t", region: "eu-west-1", endpoint: .aws(host: "h"))

    /// The printed text as one line.
    private static func joined(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test(arguments: FailureSamples.kinds)
    func `the fix for each kind of failure is printed whole`(_ kind: CallFailure.Kind) {
        let failure = CallFailure(kind: kind)
        for operation in Operation.allCases {
            let fix = failure.fix(for: operation)
            #expect(fix.count > 10 && !fix.contains("redacted"))
            let report = CommandFailure(failure, of: operation, in: Self.setup).text
            #expect(Self.joined(report).hasSuffix(" To fix: \(fix)"))
            let check = CheckReport(.fail, "calls", failure.name, advice: failure.advice(for: operation))
            #expect(Self.joined(check.text(.full)).hasSuffix(" To fix: \(fix)"))
            #expect(!check.text(.full).contains("redacted"))
        }
    }

    /// What foreign text does to a sentence around it: nothing.
    @Test(arguments: ["AWS_SECRET_ACCESS_KEY", "aws_session_token", "Bearer", "password="])
    func `a sentence about a secret is printed whole, and a secret in it is not`(name: String) {
        let setting: SanitizedText = "\(name) of profile \("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")"
        let problem = CredentialsError.broken(source: "environment variables", reason: .malformed(setting: setting))
        let text = CommandFailure(CallFailure(.credentials(problem)), of: .describeTask, in: Self.setup).text
        #expect(Self.joined(text).contains("\(name) of profile (redacted) is malformed"))
        #expect(!text.contains("wJalr"))
    }

    @Test func `a key without its secret is reported with both names`() {
        let problem = CredentialsError.broken(
            source: "environment variables",
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
            .loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .truncated(path: "/home/op/token.json")),
            .loginRequired(
                LoginCommand(.singleSignOn, profile: "ops"),
                .unusable(path: "/home/op/token.json", member: "accessToken")),
            .profileLoop(["a", "b", "a"]), .noSourceCredentials(profile: "base"),
            .emptySource("Environment", .variable("AWS_ACCESS_KEY_ID")),
            .codeRequired(MFARequest(serial: "GAHT12345678", profile: "base", roleArn: "r")),
            .missingPermission(action: "signin:CreateOAuth2Token", policy: "SignInLocalDevelopmentAccess"),
            .loginRequired(LoginCommand(.loginSession, profile: "ops"), .rejected(regions: ["a", "b"], skew: 600)),
            .loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .expired),
            .inconsistent(setting: "sso_region", session: "s"), .noSingleSignOnSession("s"),
            .process(.missing("SecretAccessKey"), profile: "ops"), .process(.version, profile: "ops"),
            .process(.failed(status: 1, said: "no terminal"), profile: "ops"), .hostNotAllowed("h"),
            .metadataVersion1(setting: "AWS_EC2_METADATA_V1_DISABLED"), .unusableResponse(member: "accessToken"),
            .endpoint(EndpointError(setting: "AWS_ENDPOINT_URL", reason: .userInfo)),
            .region(.invalid(setting: "sso_region", value: "a value of 3 lines")),
        ] as [CredentialsError.BrokenReason])
    func `what is wrong with credentials is printed whole`(_ defect: CredentialsError.BrokenReason) {
        let failure = CallFailure(.credentials(.broken(source: "environment variables", reason: defect)))
        let text = CommandFailure(failure, of: .listTasks, in: Self.setup).text
        #expect(!text.contains("redacted") && !"\(defect)".contains("redacted"))
        let words = Self.joined("\(defect)")
        if case .loginRequired(_, let reason) = defect {
            #expect(Self.joined(text).contains("\(reason)"))
        } else if case .missingPermission(let action, let policy) = defect {
            #expect(Self.joined(text).contains("access denied: \(action); logging in again does not help"))
            #expect(Self.joined(text).contains("To fix: attach the managed policy \(policy), or allow \(action)"))
        } else if case .codeRequired(let request) = defect {
            // It is a failure of its own, not unusable credentials.
            #expect(Self.joined(text).contains("MFA code required \(request)"))
        } else if case .unusableResponse(let member) = defect {
            #expect(text.contains(member.text))
        } else {
            #expect(Self.joined(text).contains(words))
        }
    }
}

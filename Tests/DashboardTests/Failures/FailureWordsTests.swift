import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct FailureWordsTests {
    /// Every kind, with the row above everything else while there is an answer, and what the screen says while there is
    /// none.
    static let kinds: [(kind: CallFailure.Kind, row: String, page: String)] = [
        (.notFound, "! AWS knows no such task here · check id, region and account", "Another region: --region."),
        (.invalidRequest, "! AWS calls the request invalid · check the task id", "Check the task id"),
        (.throttled, "! throttled by AWS · asks less often until it eases · ", "AWS asks for fewer requests"),
        (.serverError, "! server error · asks less often until it passes · ", "AWS has an error on its side."),
        (
            .accessDenied, "! access denied · needs iot:DescribeAuditMitigationActionsTask",
            "They need the permission iot:DescribeAuditMitigationActionsTask."
        ),
        (.credentialsExpired, "! the credentials have expired · log in again, then r", "Log in again: renewed keys"),
        (.credentialsRefused, "! AWS refuses the credentials · correct the keys, then r", "Correct the keys"),
        (
            .noCredentials([.init(source: "the environment", reason: .variableNotSet(name: "AWS_ACCESS_KEY_ID"))]),
            "! no credentials · add keys to the profile, then r", "name a profile with --profile."
        ),
        (
            .brokenCredentials(
                .init(source: "profile ops", reason: .described(text: "aws_access_key_id cannot be read"))),
            "! the credentials of profile ops cannot be used · correct them, then r",
            "The credentials of profile ops cannot be used: aws_access_key_id cannot be read."
        ),
        (.clockSkew, "! this machine's clock is too far off · set the clock, then r", "Set the clock, then press r."),
        (
            .noAnswer(.connectionRefused), "! no answer: connection refused · check the network · retry in 4s",
            "No answer from iot.eu-west-1.amazonaws.com: connection refused."
        ),
        (
            .undecodable(.described(text: "no JSON")),
            "! not an answer of the API: no JSON · check for a proxy · retry in 4s",
            "A proxy, a load balancer or a login page may stand in between."
        ),
        (.other, "! the request was refused · r asks again · ", "AWS refuses the request."),
    ]

    @Test(arguments: kinds)
    func `the fourth row says what to do while there is an answer`(
        kind: CallFailure.Kind, row: String, page: String
    ) {
        let text = view(SampleWatch.failing(kind).resized(80, 24)).text()
        #expect(text[3].hasPrefix(" " + row))
        #expect(!text[3].contains("…"))
    }

    @Test(arguments: kinds)
    func `a screen of its own says what to do while there is none`(
        kind: CallFailure.Kind, row: String, page: String
    ) {
        let text = view(SampleWatch.refused(kind).resized(100, 24)).text()
        #expect(text.contains { $0.contains(page) })
        #expect(text[0].contains("! \(kind.entry().status)"))
    }

    @Test func `a code of AWS's stands with an error that says little without it`() {
        #expect(
            CallFailure(kind: .serverError, code: "InternalFailureException", statusCode: 500).short
                == "server error: InternalFailureException")
        #expect(
            CallFailure(kind: .other, code: "LimitExceededException", statusCode: 410).short
                == "the request was refused: LimitExceededException")
        #expect(CallFailure(kind: .other).short == "the request was refused")
    }

    @Test func `an answer without a code but with AWS's request ID is from AWS`() {
        let failure = CallFailure(kind: .serverError, message: "Oops", requestId: "r-1", statusCode: 502)
        #expect(failure.plainText == "server error: HTTP 502 (AWS says: Oops; request: r-1)")
        #expect(!failure.advice(for: .sample).joined().contains("proxy"))
    }

    @Test func `an answer without a code is not AWS's, and its status is said once`() {
        let failure = CallFailure(kind: .serverError, statusCode: 502)
        #expect(failure.short == "HTTP 502, not from AWS")
        #expect(failure.facts.isEmpty)
        var watch = WatchDriver(.sample)
        watch.fail(.serverError, status: 502)
        let text = view(watch.resized(80, 24)).text().joined(separator: "\n")
        #expect(text.contains("HTTP 502, not from AWS: its answer names no error of the API."))
        #expect(text.ranges(of: "502").count == 1)
        #expect(!text.contains("AWS has an error"))
    }

    @Test func `a redirect is not called a refusal`() {
        #expect(CallFailure(kind: .other, statusCode: 302).short == "a redirect, HTTP 302, not followed")
        #expect(
            CallFailure(kind: .undecodable(.described(text: "no JSON")), statusCode: 307).entry.status == "REDIRECT")
        #expect(CallFailure(kind: .other, statusCode: 400).entry.status == "REFUSED")
        var watch = WatchDriver(.sample)
        watch.fail(.other, status: 302)
        let text = view(watch.resized(100, 24)).text()
        #expect(text[0].contains("! REDIRECT"))
        #expect(text.contains { $0.contains("AWS answers with a redirect (HTTP 302), which is not followed.") })
        let row = view(SampleWatch.failing(.other, status: 302).resized(80, 24)).text()[3]
        #expect(row.hasPrefix(" ! a redirect, HTTP 302, not followed · check for a proxy · retry in "))
    }

    @Test func `no answer is said once, whatever the reason begins with`() {
        #expect(CallFailure(kind: .noAnswer(.readTimeout)).short == "no answer in time")
        #expect(CallFailure(kind: .noAnswer(.described(text: "timed out"))).short == "no answer: timed out")
        let advice = CallFailure(kind: .noAnswer(.readTimeout)).advice(for: .sample)
        #expect(advice.first == "No answer from iot.eu-west-1.amazonaws.com in time.")
    }

    @Test func `the reason of broken credentials is said once, and no other source is advised`() {
        let broken = CallFailure.Kind.brokenCredentials(
            .init(source: "profile ops", reason: .profileNotFound(name: "ops")))
        let text = view(SampleWatch.refused(broken).resized(80, 24)).text().joined(separator: "\n")
        #expect(text.ranges(of: "there is no profile ops").count == 1)
        #expect(!text.contains("No AWS credentials were found"))
    }

    @Test func `a task id close to a command leads to the command`() {
        let aws = WatchSetup.Endpoint.aws(host: "iot.eu-west-1.amazonaws.com")
        let mistyped = WatchSetup(taskId: "dmeo", region: "eu-west-1", endpoint: aws, similarCommand: "demo")
        let advice = CallFailure(kind: .notFound).advice(for: mistyped)
        #expect(advice.contains("No task dmeo; did you mean `mitwatch demo`?"))
        let usual = WatchSetup(taskId: "quarantine-0412", region: "eu-west-1", endpoint: aws)
        #expect(!CallFailure(kind: .notFound).advice(for: usual).contains { $0.contains("did you mean") })
    }
}

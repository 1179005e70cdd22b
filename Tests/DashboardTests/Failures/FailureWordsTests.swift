import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct FailureWordsTests {
    /// Every kind, with the fourth row once there is data, and a text of the page before the first response.
    static let kinds: [(kind: CallFailure.Kind, row: String, page: String)] = [
        (.notFound, "! task not found · check task ID, region and account", "Check --region and --profile."),
        (.invalidRequest, "! AWS rejected the request as invalid · check the task ID", "Check the task ID"),
        (.throttled, "! throttled by AWS · backing off · ", "AWS is throttling requests."),
        (.serverError, "! server error · backing off · ", "AWS returned a server error."),
        (
            .accessDenied, "! access denied · needs iot:DescribeAuditMitigationActionsTask",
            "Add the permission iot:DescribeAuditMitigationActionsTask, then press r."
        ),
        (.credentialsExpired, "! credentials expired · log in again, then press r", "Log in again. If the new keys"),
        (.credentialsRefused, "! AWS rejected the credentials · correct the keys, then press r", "Correct the keys"),
        (
            .noCredentials([.init(source: "environment variables", reason: .variableNotSet(name: "AWS_ACCESS_KEY_ID"))]
            ),
            "! no AWS credentials found · add keys to the profile, then press r",
            "Run `aws configure` or `aws sso login`, then press r."
        ),
        (
            .brokenCredentials(
                .init(source: "profile ops", reason: .described(text: "aws_access_key_id cannot be read"))),
            "! cannot use credentials from profile ops · fix them, then press r",
            "Cannot use credentials from profile ops: aws_access_key_id cannot be read."
        ),
        (.clockSkew, "! this machine's clock is wrong · set the clock, then press r", "Set the clock, then press r."),
        (
            .noAnswer(.connectionRefused), "! no response: connection refused · check the network · retry in 4s",
            "No response from iot.eu-west-1.amazonaws.com: connection refused."
        ),
        (
            .undecodable(.described(text: "no JSON")),
            "! unexpected response: no JSON · check for a proxy · retry in 4s",
            "Check whether a proxy, load balancer or login page is in the way."
        ),
        (.other, "! request rejected · press r to retry · ", "AWS rejected the request."),
    ]

    @Test(arguments: kinds)
    func `the fourth row has the failure and its fix once there is data`(
        kind: CallFailure.Kind, row: String, page: String
    ) {
        let text = view(SampleWatch.failing(kind).resized(80, 24)).text()
        #expect(text[3].hasPrefix(" " + row))
        #expect(!text[3].contains("…"))
    }

    @Test(arguments: kinds)
    func `a page of its own has the failure and its fix before the first response`(
        kind: CallFailure.Kind, row: String, page: String
    ) {
        let text = view(SampleWatch.refused(kind).resized(100, 24)).text()
        #expect(text.contains { $0.contains(page) })
        #expect(text[0].contains("! \(kind.entry().status)"))
    }

    @Test func `AWS's error code follows an error that says little without it`() {
        #expect(
            CallFailure(kind: .serverError, code: "InternalFailureException", statusCode: 500).short
                == "server error: InternalFailureException")
        #expect(
            CallFailure(kind: .other, code: "LimitExceededException", statusCode: 410).short
                == "request rejected: LimitExceededException")
        #expect(CallFailure(kind: .other).short == "request rejected")
    }

    @Test func `a response without a code but with AWS's request ID is from AWS`() {
        let failure = CallFailure(kind: .serverError, message: "Oops", requestId: "r-1", statusCode: 502)
        #expect(failure.diagnosis == ["server error: HTTP 502", "AWS: Oops (request r-1)"])
        #expect(!failure.advice(for: .sample).joined().contains("proxy"))
    }

    @Test func `a response without a code is not from AWS, and its status is shown once`() {
        let failure = CallFailure(kind: .serverError, statusCode: 502)
        #expect(failure.short == "HTTP 502, not from AWS")
        #expect(failure.facts.isEmpty)
        var watch = WatchDriver(.sample)
        watch.fail(.serverError, status: 502)
        let text = view(watch.resized(80, 24)).text().joined(separator: "\n")
        #expect(text.contains("HTTP 502, not from AWS: the response has no AWS error code."))
        #expect(text.ranges(of: "502").count == 1)
        #expect(!text.contains("AWS returned"))
    }

    @Test func `a redirect is not shown as a rejection`() {
        #expect(CallFailure(kind: .other, statusCode: 302).short == "HTTP 302 redirect, not followed")
        #expect(
            CallFailure(kind: .undecodable(.described(text: "no JSON")), statusCode: 307).entry.status == "REDIRECT")
        #expect(CallFailure(kind: .other, statusCode: 400).entry.status == "REJECTED")
        var watch = WatchDriver(.sample)
        watch.fail(.other, status: 302)
        let text = view(watch.resized(100, 24)).text()
        #expect(text[0].contains("! REDIRECT"))
        #expect(text.contains { $0.contains("AWS returned a redirect (HTTP 302), which mitwatch does not follow.") })
        let row = view(SampleWatch.failing(.other, status: 302).resized(80, 24)).text()[3]
        #expect(row.hasPrefix(" ! HTTP 302 redirect, not followed · check for a proxy · retry in "))
    }

    @Test func `a missing response is shown with its reason`() {
        #expect(CallFailure(kind: .noAnswer(.readTimeout)).short == "no response: timed out")
        #expect(CallFailure(kind: .noAnswer(.described(text: "gone"))).short == "no response: gone")
        let advice = CallFailure(kind: .noAnswer(.readTimeout)).advice(for: .sample)
        #expect(advice.first == "No response from iot.eu-west-1.amazonaws.com: timed out.")
    }

    @Test func `the reason of unusable credentials is shown once, and no other source is suggested`() {
        let broken = CallFailure.Kind.brokenCredentials(
            .init(source: "profile ops", reason: .profileNotFound(name: "ops")))
        let text = view(SampleWatch.refused(broken).resized(80, 24)).text().joined(separator: "\n")
        #expect(text.ranges(of: "profile ops not found").count == 1)
        #expect(!text.contains("No AWS credentials found"))
    }

    @Test func `a task ID close to a command suggests the command`() {
        let aws = WatchSetup.Endpoint.aws(host: "iot.eu-west-1.amazonaws.com")
        let mistyped = WatchSetup(taskId: "dmeo", region: "eu-west-1", endpoint: aws, similarCommand: "demo")
        let advice = CallFailure(kind: .notFound).advice(for: mistyped)
        #expect(advice.contains("Did you mean `mitwatch demo`?"))
        let usual = WatchSetup(taskId: "quarantine-0412", region: "eu-west-1", endpoint: aws)
        #expect(!CallFailure(kind: .notFound).advice(for: usual).contains { $0.contains("Did you mean") })
    }
}

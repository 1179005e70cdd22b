import Testing

@testable import Dashboard

struct FailureWordsTests {
    @Test func `a task id close to a command leads to the command`() {
        let aws = WatchSetup.Endpoint.aws(host: "iot.eu-west-1.amazonaws.com")
        let mistyped = WatchSetup(taskId: "dmeo", region: "eu-west-1", endpoint: aws, similarCommand: "demo")
        let advice = PollFailure(kind: .notFound).advice(for: mistyped)
        #expect(advice.contains("No task dmeo; did you mean `mitwatch demo`?"))
        let usual = WatchSetup(taskId: "quarantine-0412", region: "eu-west-1", endpoint: aws)
        #expect(!PollFailure(kind: .notFound).advice(for: usual).contains { $0.contains("did you mean") })
    }
}

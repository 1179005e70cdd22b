import Testing

@testable import IoTClient

@Suite struct RedactorTests {
    private static let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    private static let token = "IQoJb3JpZ2luX2VjEJr-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_abc"

    @Test(
        arguments: [
            "key AKIAIOSFODNN7EXAMPLE is unknown": "key (redacted) is unknown",
            "Credential=ASIAIOSFODNN7EXAMPLE/20251123, next": "(redacted), next",
            "got '\(key)'": "got '(redacted)'", "got \(token).": "got (redacted)",
            "AWS_SECRET_ACCESS_KEY=\(key)": "AWS_SECRET_ACCESS_KEY (redacted)",
            #"{"SecretAccessKey": "short", "x": 1}"#: #"{"SecretAccessKey (redacted)"#,
            "SESSIONTOKEN hunter2 and more": "SESSIONTOKEN (redacted)",
            "aws_secret_access_key = hunter2": "aws_secret_access_key (redacted)",
            "x-amz-security-token:FwoG\nhost:h": "x-amz-security-token (redacted)",
            "Authorization: Bearer abc": "Authorization: (redacted)",
            "no password: x": "no password: (redacted)",
            "http://me:hunter2@proxy:3128 is down": "http://(redacted)@proxy:3128 is down",
            "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!": "jwt (redacted)!",
        ])
    func `what looks like a secret is redacted`(_ text: String, _ redacted: String) {
        #expect(Redactor.redacted(text) == redacted)
    }

    @Test(arguments: [
        "", " \n",
        "User: arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_OperatorsWithLongNames_0123456789abcdef/ann "
            + "is not authorized to perform: sts:AssumeRole on resource: "
            + "arn:aws:iam::123456789012:role/VeryLongRoleNameOfTheOperatorsDepartment",
        "The security token included in the request is expired", "no session token", "Rate exceeded",
        "sh: 1: /usr/local/share/corporate/credentials/helper: not found",
        "request 6f0f7cd5-1e4e-4d2a-9c1e-0f9b2f3c4d5e",
        "task quarantine-dynamic-groups-of-the-fleet-2025-11-23-run-0412", "the token cannot be read (AKIDEXAMPLE)",
        "https://corp.awsapps.com/start is unreachable", "log in é 日本 \u{1B}[31m", "SessionToken", "bearer: ",
    ])
    func `text that is not a secret is kept`(_ text: String) {
        #expect(Redactor.redacted(text) == text)
    }

    @Test func `an error does not repeat a token, in JSON or in XML`() {
        let message = "The Canonical String should have been 'GET / x-amz-security-token:\(Self.token) host'"
        let json = ServiceFault(.text(#"{"message": "\#(message)"}"#, status: 403))
        let shown = "The Canonical String should have been 'GET / x-amz-security-token (redacted)"
        #expect(json.message?.text == shown)
        let response = HTTPResponse.queryFault("AccessDenied", message)
        #expect(ServiceFault(response, xml: XMLText(response)).message?.text == shown)
        #expect(ServiceFault(.text(#"{"code": "AKIAIOSFODNN7EXAMPLE"}"#, status: 403)).code == "(redacted)")
    }

    @Test func `a long text is redacted in linear time`() {
        let text = String(repeating: "eyJ://@AKIA/", count: 20_000)
        #expect(Redactor.redacted(text).utf8.count < text.utf8.count)
    }
}

import FoundationEssentials
import Testing

@testable import IoTClient

/// Signatures of botocore 1.43's `SigV4Auth` for the service `iot` at 2025-11-23T15:04:05Z with AWS's example key.
@Suite struct BotocoreSignatureTests {
    private static let taskPath = ["audit", "mitigationactions", "tasks", "quarantine-0412"]

    private func signature(
        _ url: String, region: String = "eu-west-1", method: HTTPRequest.Method = .get, path: [String] = taskPath,
        query: [HTTPRequest.QueryItem] = [], headers: HeaderFields = [:], body: String = "", token: String? = nil
    ) throws -> Substring? {
        let request = HTTPRequest(
            method: method, endpoint: try Endpoint(url: url), segments: path, query: query, headers: headers,
            body: Data(body.utf8))
        let signer = SignatureV4(
            credentials: .example(token: token), region: region, service: "iot",
            date: Date(timeIntervalSince1970: 1_763_910_245))
        return signer.signed(request).headers["Authorization"]?.split(separator: "Signature=").last
    }

    @Test func `a task is described`() throws {
        #expect(
            try signature("https://iot.eu-west-1.amazonaws.com")
                == "1bfd72f63c52a44b7d95b723a9dd8b88cc891a6b1ce9658b745d5f3c5b965e8c")
    }

    @Test func `a session token is signed`() throws {
        #expect(
            try signature("https://iot.eu-west-1.amazonaws.com", token: "AQoDYXdzEPT//////////wEXAMPLE+/==")
                == "2bfdfe81efbb1392455a079311c1017259cb28dd9d536912d222cc2ffdd789ff")
    }

    @Test func `a port other than the scheme's default is signed`() throws {
        #expect(
            try signature("http://127.0.0.1:8931")
                == "dd864c72df8afafe7561cfdd090e55d5f74570663737faaf3cd8da3fc6c6b4b9")
        #expect(
            try signature("http://[::1]:8931") == "0c7f717c5c5f9398c90361f570fc57241d2e283678038f1e61af2785669f6500")
    }

    @Test func `another partition has another host and region`() throws {
        #expect(
            try signature("https://iot.cn-north-1.amazonaws.com.cn", region: "cn-north-1")
                == "2b2351a6fc4febc0c5c3e937291aa74bee904312de21abbcde4b914419bcb072")
    }

    @Test func `an unusual path prefix is encoded again and normalized`() throws {
        #expect(
            try signature("https://proxy.example:443/a%2Fb%20c/~x//y/../z")
                == "4c256973677a01b235dec88b1eeb2551cc706ad8996484bac1c12978019df63c")
    }

    @Test func `a body and its type are signed, User-Agent is not`() throws {
        #expect(
            try signature(
                "https://iot.eu-west-1.amazonaws.com", method: .post, path: ["audit", "findings"],
                headers: ["Content-Type": "application/json", "User-Agent": "mitwatch/1"],
                body: #"{"taskId":"a","maxResults":25}"#)
                == "abaaab4d9e48488c468c669eae776b05108230d817351b8e4feab19a5bfeca30")
    }

    @Test func `a query is encoded, then sorted`() throws {
        let query = [
            ("taskId", "t"), ("findingId", "f"), ("nextToken", "a+b/= c~"), ("maxResults", "250"),
            ("actionStatus", "FAILED"),
        ].map(HTTPRequest.QueryItem.init)
        #expect(
            try signature(
                "https://iot.eu-west-1.amazonaws.com", path: ["audit", "mitigationactions", "executions"], query: query)
                == "05b1cebf16927cd1aae33de030f271b4eaf3fb40fbeb27ec4b04dfc6f4fd111c")
    }

    @Test func `names are sorted after encoding`() throws {
        let query = [("b", ""), ("a", "2"), ("a", "1"), ("A", "0"), ("a ", "3"), ("a-", "4"), ("é", "5")]
            .map(HTTPRequest.QueryItem.init)
        #expect(CanonicalRequest.query(query) == "%C3%A9=5&A=0&a=1&a=2&a%20=3&a-=4&b=")
        #expect(
            try signature("https://iot.eu-west-1.amazonaws.com", path: ["a"], query: query)
                == "52c53bcd90e7ec0a717fb47364a12856ad7c6e48ad65f901949dc2351ac69302")
    }

    @Test func `a cancel is a PUT without a body`() throws {
        #expect(
            try signature("https://iot.eu-west-1.amazonaws.com", method: .put, path: Self.taskPath + ["cancel"])
                == "ec59597e4155125d077b1f0fe597d0f80c0a021d698f91b2eae75069e4953ece")
    }
}

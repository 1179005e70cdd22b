import Testing

@testable import IoTClient

@Suite struct SanitizedTextTests {
    private static let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

    @Test func `a literal is kept, and interpolations are sanitized`() {
        let setting: SanitizedText = "aws_secret_access_key of profile \(Self.key) is not set"
        #expect(setting.text == "aws_secret_access_key of profile (redacted) is not set")
        let nested: SanitizedText = "\(setting), line \(3)"
        #expect(nested.text == "aws_secret_access_key of profile (redacted) is not set, line 3")
    }

    @Test func `text of several lines is not quoted`() {
        let value = "us-east-1\naws_access_key_id = AKIAX\n\n  aws_secret_access_key = TheSecret\n"
        #expect(SanitizedText(value).text == "a value of 3 lines")
        #expect(SanitizedText(path: value).text == "a value of 3 lines")
        #expect(SanitizedText(value: value, like: .region).text == "a value of 3 lines")
    }

    @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}", "\u{85}", "\u{0B}"])
    func `a message is its first line`(_ lineBreak: String) {
        #expect(SanitizedText(firstLineOf: " \(lineBreak) one \(lineBreak)\(Self.key)").text == "one …")
        #expect(SanitizedText(firstLineOf: "one\(lineBreak)").text == "one")
        #expect(SanitizedText(firstLineOf: lineBreak).text.isEmpty)
    }

    @Test func `control and invisible characters are spelled out, and accents are bounded`() {
        let text = "a\u{1B}[31m\u{202E}b\u{200B}\tc\u{7F}e\u{301}"
        #expect(SanitizedText(text).text == "a^[[31m<U+202E>b<U+200B> c^?e\u{301}")
        #expect(SanitizedText("e" + String(repeating: "\u{301}", count: 5_000)).text.unicodeScalars.count == 8)
    }

    @Test(arguments: 0..<80)
    func `a secret that is cut at the limit is removed`(_ offset: Int) {
        for limit in [20, 60] {
            let shown = SanitizedText(String(repeating: "a ", count: offset) + Self.key + " end", limit: limit).text
            #expect(!shown.contains("wJal") && shown.count <= limit + 1)
        }
    }

    @Test func `a secret beyond the window is removed`() {
        for length in 0..<400 {
            let shown = SanitizedText(
                "\(String(repeating: Self.key, count: 2)) " + String(repeating: ".", count: length) + Self.key,
                limit: 100)
            #expect(!shown.text.contains("wJal"))
        }
    }

    @Test(
        arguments: [
            "eu_west_1": "\"eu_west_1\"", "US East (N. Virginia)": "\"US East (N. Virginia)\"",
            "\"eu-west-1\"": "\"\"eu-west-1\"\"", "eu west": "\"eu west\"", "TheSecret!": "a value of 10 characters",
            "hunter2/": "a value of 8 characters", key: "a value of 40 characters",
        ])
    func `a value is quoted as a region only if it looks like one`(_ value: String, _ shown: String) {
        #expect(SanitizedText(value: value, like: .region).text == shown)
    }

    @Test(arguments: ["0": "\"0\"", "-1": "\"-1\"", "1.5": "\"1.5\"", "TheSecret": "a value of 9 characters"])
    func `a value is quoted as a number only if it looks like one`(_ value: String, _ shown: String) {
        #expect(SanitizedText(value: value, like: .number).text == shown)
    }

    @Test(arguments: [
        "/etc/ssl/certs/ca.pem", "~/certs/Ann's bundle.pem", "bundle.pem", "../ca", "/h/api_key/passwd=",
        "/home/Ann/Projects/CompanyName2025/certificates/proxies/bundle-2025-11.pem",
        "/home/ann/.aws/sso/cache/d033e22ae348aeb5660fc2140aec35850c4da997.json",
        "/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
    ])
    func `an ordinary path is shown`(_ path: String) {
        #expect(SanitizedText(path: path).text == path)
    }

    @Test(arguments: [
        key, "/JalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "TheSecret", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "https://me:hunter2@proxy/", "me:hunter2@10.0.0.1:80", "AKIAIOSFODNN7EXAMPLE", "x/AKIAIOSFODNN7EXAMPLE",
        "IQoJb3JpZ2luX2VjEJr/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/abc=",
    ])
    func `a path that could be a secret is not shown`(_ path: String) {
        #expect(SanitizedText(path: path).text == "a value of \(path.count) characters")
    }
}

import Testing

@testable import IoTEmulator

@Suite struct CanonicalRequestTests {
    private static let noBody = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    private func lines(_ path: String, _ query: String = "", headers: [(String, String)] = []) -> [String] {
        let request = APIRequest(
            method: "GET", path: path, query: query,
            headers: headers.map { APIRequest.Header(name: $0.0, value: $0.1) }, body: [])
        return CanonicalRequest(request, signedHeaders: Array(Set(headers.map(\.0))).sorted()).text
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: [
        ("/", "/"), ("/a/b", "/a/b"), ("/a/", "/a/"), ("//a//b", "/a/b"), ("/a/./b/../c", "/a/c"), ("/../..", "/"),
        ("/a%2Fb", "/a%252Fb"), ("/a b", "/a%20b"), ("/-._~", "/-._~"),
    ])
    func `the path is normalized and encoded once more`(path: String, canonical: String) {
        #expect(lines(path)[1] == canonical)
    }

    @Test(arguments: [
        ("", ""), ("b=1&a=2", "a=2&b=1"), ("a=2&a=10&a=1", "a=1&a=10&a=2"), ("a=b:c&d=e%3af", "a=b%3Ac&d=e%3Af"),
        ("a", "a="), ("b=&B=&%61=", "B=&a=&b="), ("a=b=c", "a=b%3Dc"), ("a-b=1&a=2", "a=2&a-b=1"), ("&&a=1&", "a=1"),
    ])
    func `the query is encoded canonically, then sorted`(query: String, canonical: String) {
        #expect(lines("/", query)[2] == canonical)
    }

    @Test func `headers are trimmed, and those of the same name are joined`() {
        let headers = [("host", "h"), ("x-amz-a", "  one   two "), ("x-amz-a", "three")]
        #expect(
            lines("/", headers: headers) == [
                "GET", "/", "", "host:h", "x-amz-a:one two,three", "", "host;x-amz-a", Self.noBody,
            ])
    }
}

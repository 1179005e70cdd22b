import FoundationEssentials

@testable import IoTEmulator

/// Signs requests for the emulator. `SignatureVerifierTests` check the shared code against botocore's signatures.
struct TestSigner {
    static let options = EmulatorOptions(
        scenario: .typical, seed: 7, region: "eu-west-1", accountId: "123456789012", accessKeyId: "AKIDEXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

    var accessKeyId = Self.options.accessKeyId
    var secretAccessKey = Self.options.secretAccessKey
    var region = "eu-west-1"
    var service = "iot"
    var date = TestWorld.startedAt
    var host = "127.0.0.1:8080"
    var signedHeaders = ["host", "x-amz-date"]
    /// Of temporary keys. It is a signed header.
    var sessionToken: String?

    /// A signed request. `target` is the path with its query, encoded.
    func request(_ method: String, _ target: String, body: String = "", headers: [(String, String)] = []) -> APIRequest
    {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let time = AmazonDate.text(date)
        let token = sessionToken.map { [("x-amz-security-token", $0)] } ?? []
        let all = [("host", host), ("x-amz-date", time)] + token + headers
        func request(_ headers: [(String, String)]) -> APIRequest {
            APIRequest(
                method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "",
                headers: headers.map { APIRequest.Header(name: $0.0, value: $0.1) }, body: Array(body.utf8))
        }
        return request(all + [("authorization", authorization(request(all), time))])
    }

    private func authorization(_ request: APIRequest, _ time: String) -> String {
        let day = String(time.prefix(8))
        let signedHeaders = signedHeaders + (sessionToken == nil ? [] : ["x-amz-security-token"])
        let verifier = SignatureVerifier(
            region: region, service: service, accessKeyId: accessKeyId, secretAccessKey: secretAccessKey)
        let digest = CanonicalRequest(request, signedHeaders: signedHeaders).digest
        let text = "AWS4-HMAC-SHA256\n\(time)\n\(day)/\(region)/\(service)/aws4_request\n\(digest)"
        return "AWS4-HMAC-SHA256 Credential=\(accessKeyId)/\(day)/\(region)/\(service)/aws4_request, "
            + "SignedHeaders=\(signedHeaders.joined(separator: ";")), "
            + "Signature=\(verifier.signature(of: text, date: day))"
    }
}

import FoundationEssentials
import Testing

@testable import IoTEmulator

@Suite struct SignatureVerifierTests {
    private static let now = Date(timeIntervalSince1970: 1_795_446_862)
    private static let scope = "AKIDEXAMPLE/20261123/eu-west-1/iot/aws4_request"
    private let verifier = SignatureVerifier(
        region: "eu-west-1", service: "iot", accessKeyId: "AKIDEXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

    /// A request with the signature that botocore 1.43.11 computed.
    struct Vector: Sendable {
        let method: String
        let path: String
        var query = ""
        var host = "127.0.0.1:8080"
        var headers: [String: String] = [:]
        var body = ""
        let signedHeaders: String
        let signature: String

        func request(signature: String? = nil) -> APIRequest {
            let authorization =
                "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=\(signedHeaders), "
                + "Signature=\(signature ?? self.signature)"
            let fixed = ["host": host, "x-amz-date": "20261123T151422Z", "authorization": authorization]
            return APIRequest(
                method: method, path: path, query: query,
                headers: fixed.merging(headers) { $1 }.map { APIRequest.Header(name: $0.key, value: $0.value) },
                body: Array(body.utf8))
        }
    }

    private static let vectors = [
        Vector(
            method: "GET", path: "/audit/mitigationactions/tasks/quarantine-0412", signedHeaders: "host;x-amz-date",
            signature: "d134cc7e1d84ce25f9c16dd9603a2f5832019a7e51d4b470bcabe81cd499c6df"),
        Vector(
            method: "GET", path: "/audit/mitigationactions/tasks/a%2Fb%20c", signedHeaders: "host;x-amz-date",
            signature: "976594bb206d45ac7a0924f43ad8b052176d744d1a74cc9156dd6fdf42095b77"),
        Vector(
            method: "GET", path: "/audit/mitigationactions/tasks",
            query: "startTime=2026-11-01T00%3A00%3A00Z&endTime=2026-11-23T00%3A00%3A00Z"
                + "&nextToken=a%2Bb%3D%20%C3%A9&maxResults=10",
            signedHeaders: "host;x-amz-date",
            signature: "1b622c26894a5c5c35a461390d61b57dc90108beb68eba33a40eee042f7ad774"),
        Vector(
            method: "POST", path: "/audit/findings",
            headers: ["content-type": "application/json", "x-amz-meta": "  a   b "], body: #"{"taskId": "abc"}"#,
            signedHeaders: "content-type;host;x-amz-date;x-amz-meta",
            signature: "26e23e21da66183b4e9b2e0c1060329822baa9516f92ec5d3f237869635cdb67"),
        Vector(
            method: "PUT", path: "/audit/mitigationactions/tasks/x/cancel", host: "localhost",
            headers: ["x-amz-security-token": "token/with+signs=="],
            signedHeaders: "host;x-amz-date;x-amz-security-token",
            signature: "f9b473c96dddb39aa9d33e906befd871f02f076fde473aeb0e5510a7752be5a7"),
    ]

    @Test(arguments: vectors)
    func `botocore's signatures are right`(vector: Vector) throws {
        try verifier.verify(vector.request(), now: Self.now)
    }

    @Test(arguments: vectors)
    func `any other signature is rejected`(vector: Vector) {
        let last = vector.signature.suffix(1) == "0" ? "1" : "0"
        for signature in [vector.signature.dropLast() + last, vector.signature.dropLast() + "", "", "zz"] {
            let error = #expect(throws: ServiceError.self) {
                try verifier.verify(vector.request(signature: String(signature)), now: Self.now)
            }
            #expect(["InvalidSignatureException", "IncompleteSignatureException"].contains(error?.code))
            #expect(error?.status == 403)
        }
    }

    @Test(arguments: [
        ("PUT", "/audit/mitigationactions/tasks/quarantine-0412", "", ""),
        ("GET", "/audit/mitigationactions/tasks/quarantine-0413", "", ""),
        ("GET", "/audit/mitigationactions/tasks/quarantine-0412", "a=b", ""),
        ("GET", "/audit/mitigationactions/tasks/quarantine-0412", "", "body"),
    ])
    func `a changed request is rejected`(method: String, path: String, query: String, body: String) {
        var signed = TestSigner().request("GET", "/audit/mitigationactions/tasks/quarantine-0412")
        signed = APIRequest(
            method: method, path: path, query: query, headers: signed.headers, body: Array(body.utf8))
        #expect(refusal(signed)?.code == "InvalidSignatureException")
    }

    @Test func `a request without signature, or with another key, is rejected as AWS does`() {
        let unsigned = APIRequest(method: "GET", path: "/", query: "", headers: [], body: [])
        #expect(refusal(unsigned)?.code == "MissingAuthenticationTokenException")
        let signer = TestSigner(accessKeyId: "AKIDOTHER")
        #expect(refusal(signer.request("GET", "/"))?.code == "UnrecognizedClientException")
        #expect(refusal(TestSigner(secretAccessKey: "x").request("GET", "/"))?.code == "InvalidSignatureException")
    }

    @Test func `the scope must be the emulator's`() {
        #expect(
            refusal(TestSigner(region: "us-east-1").request("GET", "/"))?.message
                == "Credential should be scoped to a valid region.")
        #expect(
            refusal(TestSigner(service: "s3").request("GET", "/"))?.message
                == "Credential should be scoped to correct service: 'iot'.")
    }

    @Test(arguments: [
        (
            -301.0,
            "Signature expired: 20261123T150921Z is now earlier than 20261123T150922Z (20261123T151422Z - 5 min.)"
        ),
        (
            301,
            "Signature not yet current: 20261123T151923Z is still later than 20261123T151922Z "
                + "(20261123T151422Z + 5 min.)"
        ),
        (-300, nil), (300, nil),
    ])
    func `a clock may be off by five minutes`(seconds: Double, message: String?) {
        let signer = TestSigner(date: Self.now.addingTimeInterval(seconds))
        #expect(refusal(signer.request("GET", "/"))?.message == message)
    }

    @Test func `host and every x-amz header must be signed`() {
        #expect(
            refusal(TestSigner(signedHeaders: ["x-amz-date"]).request("GET", "/"))?.message
                == "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
        #expect(
            refusal(TestSigner().request("GET", "/", headers: [("x-amz-target", "y")]))?.message
                == "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.")
        #expect(refusal(TestSigner().request("GET", "/", headers: [("user-agent", "y")])) == nil)
    }

    @Test(arguments: [
        "", "Basic abc", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request",
        "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=////x, SignedHeaders=host, Signature=0", "AWS4-HMAC-SHA256 =,=,=",
    ])
    func `a header that lacks a part is rejected as incomplete`(header: String) {
        let request = APIRequest(
            method: "GET", path: "/", query: "",
            headers: [APIRequest.Header(name: "authorization", value: header)], body: [])
        #expect(refusal(request)?.code == "IncompleteSignatureException")
    }

    @Test(arguments: [nil, "", "2026-11-23T15:14:22Z", "20261123T151422Zx", "yesterday at noon"])
    func `a request without a valid date is rejected as incomplete`(date: String?) {
        var headers = TestSigner().request("GET", "/").headers.filter { $0.name != "x-amz-date" }
        headers += date.map { [APIRequest.Header(name: "x-amz-date", value: $0)] } ?? []
        let request = APIRequest(method: "GET", path: "/", query: "", headers: headers, body: [])
        #expect(refusal(request)?.code == "IncompleteSignatureException")
    }

    private func refusal(_ request: APIRequest) -> ServiceError? {
        do throws(ServiceError) {
            try verifier.verify(request, now: Self.now)
            return nil
        } catch {
            return error
        }
    }
}

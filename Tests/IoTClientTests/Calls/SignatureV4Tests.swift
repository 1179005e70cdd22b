import FoundationEssentials
import Testing

@testable import IoTClient

@Suite struct SignatureV4Tests {
    @Test(arguments: PublishedExample.all)
    func `each stage matches AWS's published test suite`(_ example: PublishedExample) throws {
        let signer = example.signer()
        let signed = signer.signed(try example.request())
        let canonicalRequest = CanonicalRequest(signed)
        #expect(canonicalRequest.text == example.canonicalRequest)
        #expect(canonicalRequest.signedHeaders == example.signedHeaders)
        #expect(signer.stringToSign(for: canonicalRequest) == example.stringToSign)
        #expect(signer.signature(of: example.stringToSign) == example.signature)
        #expect(signed.headers["Authorization"] == example.authorization)
        #expect(signed.headers["X-Amz-Date"] == "20150830T123600Z")
        #expect(signed.headers["X-Amz-Security-Token"] == example.token)
    }

    @Test func `the documentation's ListUsers example has its key, hash and signature`() throws {
        let signer = SignatureV4(
            credentials: .example(), region: "us-east-1", service: "iam",
            date: Date(timeIntervalSince1970: 1_440_938_160))
        var request = HTTPRequest(
            method: .get, endpoint: try Endpoint(url: "https://iam.amazonaws.com"), segments: [""],
            query: [.init(name: "Action", value: "ListUsers"), .init(name: "Version", value: "2010-05-08")],
            headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"])
        request = signer.signed(request)
        let stringToSign = """
            AWS4-HMAC-SHA256
            20150830T123600Z
            20150830/us-east-1/iam/aws4_request
            f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59
            """
        #expect(signer.stringToSign(for: CanonicalRequest(request)) == stringToSign)
        #expect(
            signer.signingKey().withUnsafeBytes(hexadecimal)
                == "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9")
        #expect(
            signer.signature(of: stringToSign) == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
    }

    @Test func `User-Agent and fields that a proxy changes are not signed`() throws {
        let request = HTTPRequest(
            method: .get, endpoint: try Endpoint(url: "https://h"), segments: [],
            headers: ["User-Agent": "a/1", "Connection": "close", "X-Amzn-Trace-Id": "t", "x-amz-test": "signed"])
        #expect(CanonicalRequest(request).signedHeaders == "host;x-amz-test")
    }

    @Test func `signing again replaces the date, the token and the signature`() throws {
        let request = HTTPRequest(method: .get, endpoint: try Endpoint(url: "https://h"), segments: ["a"])
        func signer(_ seconds: Double) -> SignatureV4 {
            SignatureV4(
                credentials: .example(token: "t\(seconds)"), region: "us-east-1", service: "iot",
                date: Date(timeIntervalSince1970: seconds))
        }
        #expect(signer(9).signed(signer(1).signed(request)) == signer(9).signed(request))
    }

    @Test(
        arguments: zip(
            [0, 951_782_400.999, 4_102_444_799], ["19700101T000000Z", "20000229T000000Z", "20991231T235959Z"]))
    func `the date is in UTC, in whole seconds`(_ seconds: Double, _ timestamp: String) {
        let signer = SignatureV4(
            credentials: .example(), region: "r", service: "s", date: Date(timeIntervalSince1970: seconds))
        #expect(signer.timestamp == timestamp)
    }
}

import FoundationEssentials
import IoTClient
import Testing

@Suite struct RefusalTests {
    private func refusal(
        _ status: Int, _ body: String = "", _ headers: HeaderFields = [:]
    ) async throws -> IoTError? {
        try await IoTClient.example(CannedTransport(.text(body, status: status, headers))).refusal()
    }

    private func refusal(code: String, status: Int, message: String? = nil) async throws -> IoTError? {
        let body = message.map { #"{"message": "\#($0)"}"# } ?? "{}"
        return try await refusal(status, body, ["x-amzn-ErrorType": code])
    }

    @Test func `the API's four exceptions have their own cases, with message, request ID, date and status`()
        async throws
    {
        func fault(_ code: String, _ status: Int) -> ServiceFault {
            ServiceFault(
                code: SanitizedText(code), message: "why", requestId: "r-1", statusCode: status,
                serverDate: Date(timeIntervalSince1970: 784_111_777))
        }
        func reported(_ code: String, _ status: Int) async throws -> IoTError? {
            try await refusal(
                status, #"{"message": "why"}"#,
                [
                    "x-amzn-errortype": code, "X-Amzn-RequestId": "r-1", "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
                ])
        }
        #expect(
            try await reported("InvalidRequestException", 400)
                == .invalidRequest(fault("InvalidRequestException", 400)))
        #expect(
            try await reported("ResourceNotFoundException", 404)
                == .resourceNotFound(fault("ResourceNotFoundException", 404)))
        #expect(try await reported("ThrottlingException", 400) == .throttling(fault("ThrottlingException", 400)))
        #expect(try await reported("ThrottlingException", 429) == .throttling(fault("ThrottlingException", 429)))
        #expect(
            try await reported("InternalFailureException", 500)
                == .internalFailure(fault("InternalFailureException", 500)))
    }

    @Test(
        arguments: [
            "AccessDeniedException": .accessDenied, "UnauthorizedException": .accessDenied,
            "InvalidSignatureException": .badSignature, "SignatureDoesNotMatch": .badSignature,
            "RequestTimeTooSkewed": .clockSkew, "RequestExpired": .clockSkew,
            "ExpiredTokenException": .expiredToken, "ExpiredToken": .expiredToken,
            "MissingAuthenticationTokenException": .missingAuthentication,
            "IncompleteSignatureException": .missingAuthentication,
            "ServiceUnavailableException": .serviceUnavailable, "ServiceUnavailable": .serviceUnavailable,
            "OptInRequired": .subscriptionRequired, "UnrecognizedClientException": .unknownKey,
            "InvalidClientTokenId": .unknownKey,
        ] as [String: CommonFault])
    func `the common errors are distinguished by code`(_ code: String, _ kind: CommonFault) async throws {
        #expect(
            try await refusal(code: code, status: 403)
                == .common(kind, ServiceFault(code: SanitizedText(code), statusCode: 403)))
    }

    @Test func `an error of a credentials service keeps its code and whether it is retryable`() {
        func reported(_ reason: CredentialsError.BrokenReason) -> IoTError {
            .credentials(.broken(source: "s", reason: reason))
        }
        func refused(_ code: String, _ status: Int) -> IoTError {
            let fault = ServiceFault(code: SanitizedText(code), requestId: "r-1", statusCode: status)
            return reported(.exchange(.ssoPortal, .refused(fault)))
        }
        func lost(_ reason: TransportError.Reason) -> IoTError {
            reported(.exchange(.ssoPortal, .transport(TransportError(host: "h", port: 443, reason: reason))))
        }
        let throttled = refused("Throttling", 400)
        #expect(throttled.code == "Throttling" && throttled.requestId == "r-1" && throttled.statusCode == 400)
        #expect(throttled.isRetryable && refused("ServiceUnavailable", 503).isRetryable)
        #expect(refused("AccessDenied", 403).code == "AccessDenied")
        #expect(!refused("AccessDenied", 403).isRetryable)
        #expect(lost(.connectionReset).isRetryable && !lost(.tlsFailed(.untrusted)).isRetryable)
        #expect(lost(.connectionReset).code == nil)
        #expect(reported(.cancelled).code == nil && !reported(.cancelled).isRetryable)
    }

    @Test(arguments: [
        "Signature expired: 20251123T150405Z is now earlier than 20251123T152905Z (20251123T153405Z - 5 min.)",
        "Signature not yet current: 20251123T150405Z is still later than 20251123T145405Z",
    ])
    func `a bad signature with a message about time is clock skew`(_ message: String) async throws {
        let fault = ServiceFault(code: "InvalidSignatureException", message: SanitizedText(message), statusCode: 403)
        let reported = try await refusal(code: "InvalidSignatureException", status: 403, message: message)
        #expect(reported == .common(.clockSkew, fault))
    }

    @Test(
        arguments: [
            "ThrottlingException", "ThrottlingException:http://internal.amazon.com/coral/com.amazon.coral.service/",
            "aws.iot#ThrottlingException", "a#ThrottlingException:http://x/#y", " ThrottlingException ",
        ])
    func `a code is the text between # and the first colon`(_ code: String) async throws {
        let expected = IoTError.throttling(ServiceFault(code: "ThrottlingException", statusCode: 400))
        #expect(try await refusal(code: code, status: 400) == expected)
        #expect(try await refusal(400, #"{"__type": "\#(code)"}"#) == expected)
    }

    @Test func `the code comes from the header, code, Code, __type or the status, in this order`() async throws {
        func code(_ body: String, _ headers: HeaderFields = [:]) async throws -> SanitizedText? {
            try await refusal(418, body, headers)?.code
        }
        let all = #"{"__type": "T", "Code": "C", "code": "c"}"#
        #expect(try await code(all, ["X-Amzn-ErrorType": "H"]) == "H")
        #expect(try await code(all) == "c")
        #expect(try await code(#"{"__type": "T", "Code": "C"}"#) == "C")
        #expect(try await code(#"{"__type": "T"}"#) == "T")
        #expect(try await code(#"{"__type": "", "code": null}"#) == "418")
        #expect(try await code(all, ["X-Amzn-ErrorType": ":http://x"]) == "c")
        #expect(try await code(#"{"code": 7, "__type": "T"}"#) == "T")
    }

    @Test(
        arguments: [
            #"{"message": "m"}"#: "m", #"{"Message": "M"}"#: "M", #"{"Message": "M", "message": "m"}"#: "m",
            #"{"message": null}"#: nil, #"{"message": {"a": 1}}"#: nil, "{}": nil, "": nil, "[]": nil, "[1]": nil,
            "<html>Bad Gateway</html>": nil, #"{"message": "m"#: nil, "null": nil, "\u{FF}": nil,
        ] as [String: String?])
    func `the message may be missing, and the body may be anything`(_ body: String, _ message: String?) async throws {
        let reported = try await refusal(502, body, ["x-amzn-ErrorType": "X"])
        #expect(
            reported
                == .otherService(ServiceFault(code: "X", message: message.map { SanitizedText($0) }, statusCode: 502)))
    }

    @Test func `an error without a code is classified by status, but never as task not found`() async throws {
        func fault(_ status: Int) -> ServiceFault {
            ServiceFault(code: "\(status)", statusCode: status)
        }
        #expect(try await refusal(404, "<html>") == .otherService(fault(404)))
        #expect(try await refusal(403) == .otherService(fault(403)))
        #expect(try await refusal(429) == .throttling(fault(429)))
        #expect(try await refusal(500) == .internalFailure(fault(500)))
        #expect(try await refusal(503) == .common(.serviceUnavailable, fault(503)))
        #expect(try await refusal(302, "", ["Location": "https://login"]) == .otherService(fault(302)))
    }

    @Test(
        arguments: [
            (["x-amz-retry-after": "1500"], .milliseconds(1_500)),
            (["x-amz-retry-after": "1500", "Retry-After": "9"], .milliseconds(1_500)),
            (["Retry-After": "9"], .seconds(9)), (["Retry-After": "0"], .seconds(0)),
            (
                ["Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"],
                .seconds(10)
            ),
            (["Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT", "Date": "Sun, 06 Nov 1994 08:49:47 GMT"], nil),
            (["Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT"], nil), (["Retry-After": "-1"], nil),
            (["Retry-After": "soon"], nil), (["x-amz-retry-after": "9999999999999999999"], nil), ([:], nil),
        ] as [(HeaderFields, Duration?)])
    func `the wait is read from either header`(_ headers: HeaderFields, _ wait: Duration?) async throws {
        #expect(try await refusal(429, "", headers)?.fault?.retryAfter == wait)
    }

    @Test func `a very long code and message are truncated`() async throws {
        let long = String(repeating: "x ", count: 50_000)
        let fault = try await refusal(400, #"{"message": "\#(long)"}"#, ["x-amzn-ErrorType": long])?.fault
        #expect(fault?.code.text.count == 129)
        #expect(fault?.message?.text.count == 2_001)
    }

    @Test func `retryable errors are recognized`() async throws {
        func retryable(_ code: String, _ status: Int) async throws -> Bool? {
            try await refusal(code: code, status: status)?.isRetryable
        }
        for code in ["ThrottlingException", "InternalFailureException", "ServiceUnavailableException"] {
            #expect(try await retryable(code, 400) == true)
        }
        for status in [500, 502, 503, 504] {
            #expect(try await retryable("Unheard", status) == true)
        }
        for code in ["InvalidRequestException", "ResourceNotFoundException", "AccessDeniedException"] {
            #expect(try await retryable(code, 500) == false)
        }
        for status in [400, 403, 408, 501] {
            #expect(try await retryable("Unheard", status) == false)
        }
    }
}

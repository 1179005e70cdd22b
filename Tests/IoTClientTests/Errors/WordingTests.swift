import Testing

@testable import IoTClient

@Suite struct WordingTests {
    @Test func `an error of AWS is one line with code, message, status and request ID`() {
        let fault = ServiceFault(
            code: "AccessDeniedException", message: "User: x is not authorized", requestId: "r-1", statusCode: 403)
        #expect(
            IoTError.common(.accessDenied, fault).description
                == "AccessDeniedException: User: x is not authorized (HTTP 403, request r-1)")
        #expect(
            IoTError.otherService(ServiceFault(code: "502", statusCode: 502)).description == "502 (HTTP 502)")
    }

    @Test func `control and formatting characters of a server are spelled out in a message`() {
        let fault = ServiceFault(
            .text(
                #"{"code": "X\u001B[31m", "message": "a\u202Eb\u200B\u007Fe\u0301\nc"}"#, status: 400,
                ["x-amzn-RequestId": "r\u{1B}"]))
        #expect(
            fault.description
                == "X^[[31m: a<U+202E>b<U+200B>^?e\u{301} … (HTTP 400, request r^[)")
    }

    @Test func `a warning says what happens next`() {
        #expect(
            CredentialsWarning.tokenNotSaved(path: SanitizedText(path: "/h/.aws/x\u{1B}.json" as String)).description
                == "the renewed sign-in cannot be written to /h/.aws/x^[.json; it is kept for this watch alone, "
                + "and other programs may have to sign in again")
    }

    @Test func `a long text is truncated`() {
        #expect(SanitizedText(String(repeating: "x", count: 9), limit: 9).text == "xxxxxxxxx")
        #expect(SanitizedText(String(repeating: "x", count: 10), limit: 9).text == "xxxxxxxxx…")
    }

    @Test func `an unreachable endpoint is named with its port`() {
        let problem = TransportError(host: "127.0.0.1", port: 8_931, reason: .connectionRefused)
        #expect(IoTError.transport(problem).description == "127.0.0.1 port 8931: connection refused")
    }

    @Test func `a proxy error names the setting and the fix`() {
        func told(_ reason: TransportError.Reason) -> String {
            TransportError(host: "h", port: 443, proxy: "p:3128", reason: reason).description
        }
        #expect(
            told(.proxyLoginRequired) == "h port 443 through proxy p:3128: the proxy wants a user name and password")
        #expect(told(.proxyRefused) == "h port 443 through proxy p:3128: the proxy made no connection")
        let words = [
            ProxyError.Reason.unsupportedScheme("\"socks5\""), .tlsToProxy, .invalidLogin, .invalidHost, .invalidPort,
        ].map {
            ProxyError(setting: "https_proxy", reason: $0).description
        }
        #expect(
            words == [
                "https_proxy: the proxy scheme \"socks5\" is not supported; use http://host:port",
                "https_proxy: a proxy that is asked over https is not supported; use http://host:port",
                "https_proxy: the proxy's user name or password has a character that must be percent-encoded, "
                    + "such as / ? # @ or %",
                "https_proxy: the proxy's host is missing or has a character that no host has",
                "https_proxy: the proxy's port is not a number from 1 to 65535",
            ])
    }

    @Test func `an undecodable response is described`() {
        let answer = UndecodableResponse(
            reason: .notJSONContent, statusCode: 200, contentType: "text/html", byteCount: 1_006,
            excerpt: SanitizedText(firstLineOf: "<html>\u{1B}" as String),
            requestId: nil)
        #expect(
            IoTError.undecodable(answer).description
                == "the answer is not JSON (HTTP 200, text/html, 1006 bytes, begins \"<html>^[\")")
    }

    @Test func `missing credentials list all sources and the fix`() {
        let problem = CredentialsError.noneFound([
            .notConfigured(source: "the environment", reason: .variable("AWS_ACCESS_KEY_ID")),
            .notConfigured(source: "profile default", reason: .profile("default")),
        ])
        #expect(
            problem.description
                == "no credentials: AWS_ACCESS_KEY_ID is not set; there is no profile default; "
                + "set AWS_ACCESS_KEY_ID and "
                + "AWS_SECRET_ACCESS_KEY, or give --profile")
    }

    @Test func `a reason that several sources share is listed once`() {
        let missing = CredentialsError.NotConfiguredReason.profile("default")
        let problem = CredentialsError.noneFound([
            .notConfigured(source: "a", reason: missing), .notConfigured(source: "b", reason: missing),
        ])
        #expect(
            problem.description
                == "no credentials: there is no profile default; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                + "or give --profile")
    }

    @Test(
        arguments: [
            .loginRequired(profile: "ops", .expired): "the sign-in has expired; run `aws sso login --profile ops`",
            .loginRequired(profile: "default", .never): "nobody has signed in; run `aws sso login`",
            .needsMFA(profile: "base", used: "ops"):
                "profile base has mfa_serial, and codes are not asked for here; put keys into the environment "
                + "and start without --profile: "
                + "eval \"$(aws configure export-credentials --profile ops --format env)\"",
            .loginSession(profile: "default"):
                "sessions of `aws login` are not supported; put keys into the environment "
                + "and start without --profile: eval \"$(aws configure export-credentials --format env)\"",
            .profileLoop(["a", "b", "a"]): "the profiles take their credentials in a circle: a, b, a",
            .process(.notStarted(errno: 2)): "the program cannot be started: No such file or directory",
            .process(.timeout(.seconds(60))): "the program did not end in 60 s",
            .process(.failed(status: -9, said: "")): "the program was ended by signal 9",
            .unusableResponse(member: "AccessKeyId"): "the answer has no usable AccessKeyId",
            .hostNotAllowed("h"):
                "plain http to h is refused; use https, this machine or an address of AWS's agents",
        ] as [CredentialsError.BrokenReason: String])
    func `a broken source has a fix`(
        _ reason: CredentialsError.BrokenReason, _ words: String
    ) {
        #expect(
            CredentialsError.broken(source: "s", reason: reason).description
                == "the credentials of s cannot be used: \(words)")
    }

    @Test
    func `a missing profile has a suggestion and the files that were searched`() {
        let locations: [SharedConfigFiles.Location] = [
            .init(.config, path: "/h/c", exists: true), .init(.credentials, path: "/h/d", exists: false),
        ]
        let error = ProfileNotFoundError(
            name: "opss", origin: nil, known: ["default", "dev", "Ops"], locations: locations)
        #expect(error.description == "profile opss not found in /h/c or /h/d; did you mean Ops?")
        #expect(error.summary == "profile opss not found; did you mean Ops?")
        #expect(error.facts == ["config file: /h/c", "credentials file: /h/d (does not exist)"])
        #expect(error.fix == "check source_profile")
    }

    @Test func `if no profile has a similar name, some are listed`() {
        let known = (1...10).map { "p\($0)" }
        let many = ProfileNotFoundError(name: "x\u{1B}", origin: .flag, known: known)
        #expect(
            many.description == "profile x^[ not found; profiles: p1, p2, p3, p4, p5, p6, p7, p8 and 2 more")
        let none = ProfileNotFoundError(name: "x", origin: .flag, known: [])
        #expect(none.description == "profile x not found" && none.facts == ["profiles: none"])
    }

    @Test func `a name that differs only in its Unicode form is reported as that`() {
        let error = ProfileNotFoundError(name: "caf\u{E9}", origin: .flag, known: ["cafe\u{301}"])
        #expect(error.summary.hasSuffix("not found; the file has this name in another Unicode form (NFC or NFD)"))
    }

    @Test func `an invalid setting is named with the reason`() {
        #expect(
            EndpointError(setting: "AWS_ENDPOINT_URL", reason: .plainHTTP(host: "example.com")).description
                == "AWS_ENDPOINT_URL: plain http to example.com is refused; use https (http is for loopback only)")
        #expect(
            RegionError.invalid(setting: "--region", value: "\"eu west\"").description
                == "--region is \"eu west\", not a region; a region is like eu-west-1")
        #expect(
            EndpointError(setting: "AWS_ENDPOINT_URL", reason: .withFIPS).description
                == "AWS_ENDPOINT_URL: a custom endpoint cannot be used with FIPS endpoints; unset one of them")
        #expect(
            SharedConfigError(file: .credentials, path: "/h/c", reason: .notASetting(line: 3)).description
                == "cannot read AWS credentials file /h/c: line 3 is not a [section] or name = value; correct that line"
        )
        #expect(
            IoTError.invalidTaskId(.illegalCharacter("\u{1B}", position: 2)).description
                == "the task id has \"^[\" at position 3; it may have letters, digits, _ and -")
    }
}

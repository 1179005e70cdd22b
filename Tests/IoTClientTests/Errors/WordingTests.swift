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
                == "cannot save the renewed SSO token to /h/.aws/x^[.json; it is kept in memory only, and other "
                + "programs may need to log in again")
        #expect(
            CredentialsWarning.roleNotSaved(path: "/h/x.json").description
                == "cannot save the credentials of the role to /h/x.json; they are kept in memory only, and "
                + "other programs may need another MFA code")
        #expect(CredentialsWarning.roleNotSaved(path: nil).description.contains(" to ~/.aws/cli/cache; "))
    }

    @Test func `a long text is truncated`() {
        #expect(SanitizedText(String(repeating: "x", count: 9), limit: 9).text == "xxxxxxxxx")
        #expect(SanitizedText(String(repeating: "x", count: 10), limit: 9).text == "xxxxxxxxx…")
    }

    @Test func `an unreachable endpoint is named with its port`() {
        let problem = TransportError(host: "127.0.0.1", port: 8_931, reason: .connectionRefused)
        #expect(IoTError.transport(problem).description == "127.0.0.1 port 8931: connection refused")
    }

    @Test(
        arguments: [
            .nameNotResolved: "DNS lookup failed", .connectionRefused: "connection refused",
            .unreachable: "host unreachable", .connectTimeout: "connection timed out",
            .closedDuringHandshake: "connection closed during the TLS handshake", .readTimeout: "timed out",
            .deadlineExceeded: "the response exceeded the time limit", .connectionReset: "connection reset",
            .closedEarly: "connection closed before the response was complete",
            .malformedResponse: "unexpected response: not HTTP",
            .bodyTooLarge(limit: 16): "unexpected response: larger than 16 bytes", .cancelled: "canceled",
            .tlsFailed(.rejected): "TLS handshake failed: the server rejected it",
            .tlsFailed(.other(reason: nil)): "TLS handshake failed: unknown reason",
            .tlsFailed(.notTLS): "TLS handshake failed: the server does not use TLS on this port",
        ] as [TransportError.Reason: String])
    func `a transport error has a short reason`(_ reason: TransportError.Reason, _ words: String) {
        #expect(reason.description == words)
    }

    @Test(
        arguments: [
            .empty: "empty", .byteOrderMark: "begins with a byte order mark",
            .unexpectedValue(path: "a.b", detail: "x"): "unexpected value at a.b: x",
            .unexpectedValue(path: "", detail: "x"): "unexpected value at the top level: x",
        ] as [UndecodableResponse.Reason: String])
    func `an unexpected body has a short reason`(_ reason: UndecodableResponse.Reason, _ words: String) {
        #expect(reason.description == words)
    }

    @Test func `a proxy error names the setting and the fix`() {
        func text(_ reason: TransportError.Reason) -> String {
            TransportError(host: "h", port: 443, proxy: "p:3128", reason: reason).description
        }
        #expect(
            text(.proxyLoginRequired)
                == "h port 443 through proxy p:3128: the proxy requires authentication (HTTP 407)")
        #expect(text(.proxyRefused) == "h port 443 through proxy p:3128: the proxy could not connect")
        let words = [
            ProxyError.Reason.unsupportedScheme("\"socks5\""), .tlsToProxy, .invalidLogin, .invalidHost, .invalidPort,
        ].map {
            ProxyError(setting: "https_proxy", reason: $0).description
        }
        #expect(
            words == [
                "https_proxy: proxy scheme \"socks5\" is not supported; use http://host:port",
                "https_proxy: https proxies are not supported; use http://host:port",
                "https_proxy: proxy user name or password contains a character that must be percent-encoded, "
                    + "such as / ? # @ or %",
                "https_proxy: proxy host is missing or contains an invalid character",
                "https_proxy: proxy port must be a number from 1 to 65535",
            ])
    }

    @Test func `an undecodable response is described`() {
        let answer = UndecodableResponse(
            reason: .notJSONContent, statusCode: 200, contentType: "text/html", byteCount: 1_006,
            excerpt: SanitizedText(firstLineOf: "<html>\u{1B}" as String),
            requestId: nil)
        #expect(
            IoTError.undecodable(answer).description
                == "unexpected response: not JSON (HTTP 200, text/html, 1006 bytes, begins \"<html>^[\")")
    }

    @Test func `missing credentials list all sources and the fix`() {
        let problem = CredentialsError.noneFound([
            .notConfigured(source: "environment variables", reason: .variable("AWS_ACCESS_KEY_ID")),
            .notConfigured(source: "profile default", reason: .profile("default", others: [])),
        ])
        #expect(
            problem.description
                == "no AWS credentials found: environment variables: AWS_ACCESS_KEY_ID is not set; "
                + "profile default not found; choose a profile with --profile, or run `aws configure` or "
                + "`aws configure sso`"
        )
    }

    @Test func `a reason that several sources share is listed once`() {
        let missing = CredentialsError.NotConfiguredReason.profile("default", others: [])
        let problem = CredentialsError.noneFound([
            .notConfigured(source: "a", reason: missing), .notConfigured(source: "b", reason: missing),
        ])
        #expect(
            problem.description
                == "no AWS credentials found: profile default not found; choose a profile with --profile, or run "
                + "`aws configure` or `aws configure sso`")
    }

    @Test(
        arguments: [
            .loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .expired):
                "session expired; run `aws sso login --profile ops`",
            .loginRequired(LoginCommand(.singleSignOn, profile: "default"), .never):
                "not logged in; run `aws sso login`",
            .codeRequired(MFARequest(serial: "GAHT12345678", profile: "base", roleArn: "r")):
                "the role of profile base requires an MFA code from GAHT12345678",
            .loginRequired(LoginCommand(.loginSession, profile: "ops", isRemote: true), .spent):
                "session expired, or another program renewed it; run `aws login --remote --profile ops`",
            .loginRequired(LoginCommand(.loginSession, profile: "default"), .passwordChanged):
                "the password changed after the login; run `aws login`",
            .loginRequired(
                LoginCommand(.loginSession, profile: "ops", region: "eu-west-1"),
                .rejected(regions: ["eu-west-1"], skew: nil)):
                "session rejected in eu-west-1; it is from another region, or no longer valid; run "
                + "`aws login --profile ops --region eu-west-1`",
            .loginRequired(
                LoginCommand(.loginSession, profile: "ops", region: "a"), .rejected(regions: ["a", "b"], skew: -725)):
                "session rejected in a and b; it is from another region, or no longer valid, and this machine's clock "
                + "is 12m fast; run `aws login --profile ops --region a`",
            .missingPermission(action: "signin:CreateOAuth2Token", policy: "SignInLocalDevelopmentAccess"):
                "access denied: signin:CreateOAuth2Token; logging in again does not help; attach the managed policy "
                + "SignInLocalDevelopmentAccess, or allow signin:CreateOAuth2Token",
            .profileLoop(["a", "b", "a"]): "source_profile settings form a loop: a, b, a",
            .process(.notStarted(errno: 2), profile: "ops"): "cannot start the command: No such file or directory",
            .process(.timeout(.seconds(60)), profile: "default"):
                "the command did not finish within 60s; if it prompts for input, run `aws sts get-caller-identity` in "
                + "a terminal first",
            .process(.failed(status: -9, said: ""), profile: "my ops"):
                "the command was killed by signal 9; if it prompts for input, run `aws sts get-caller-identity "
                + "--profile 'my ops'` in a terminal first",
            .unusableResponse(member: "AccessKeyId"): "the response has no valid AccessKeyId",
            .hostNotAllowed("h"):
                "http is not allowed for h; use https, a loopback address, or the address of an AWS agent",
        ] as [CredentialsError.BrokenReason: String])
    func `a broken source has a fix`(
        _ reason: CredentialsError.BrokenReason, _ words: String
    ) {
        #expect(
            CredentialsError.broken(source: "s", reason: reason).description
                == "cannot use credentials from s: \(words)")
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
            many.description == "profile x^[ not found; profiles: p1, p2, p3, p4, p5 and 5 more")
        let none = ProfileNotFoundError(name: "x", origin: .flag, known: [])
        #expect(none.description == "profile x not found" && none.facts == ["profiles: none"])
        #expect(none.fix == "check --profile, or create the profile: `aws configure --profile x`")
        #expect(many.fix == "check --profile")
    }

    @Test func `a name that differs only in its Unicode form is reported as that`() {
        let error = ProfileNotFoundError(name: "caf\u{E9}", origin: .flag, known: ["cafe\u{301}"])
        #expect(error.summary.hasSuffix("not found; the file has this name in another Unicode form (NFC or NFD)"))
    }

    @Test(
        arguments: [
            .notAURL: "invalid URL; expected https://host:port/path",
            .userInfo: "a user name or password in the URL is not supported; remove it",
            .invalidHost: "the host is missing or contains an invalid character",
            .invalidPort: "the port must be a number from 1 to 65535",
            .invalidPath: "the path contains a character that must be percent-encoded",
            .noSlash: "the path must start with /",
            .query: "a query (?) in the URL is not supported; remove it",
            .fragment: "a fragment (#) in the URL is not supported; remove it",
            .withDualStack: "a custom endpoint cannot be combined with dual-stack endpoints; unset one of them",
            .notASwitch: "must be true or false",
            .noServicesSection("x"): "section [services x] not found in the config file",
        ] as [EndpointError.Reason: String])
    func `an endpoint error has the fact and the fix`(_ reason: EndpointError.Reason, _ words: String) {
        #expect(reason.description == words)
    }

    @Test(
        arguments: [
            .unreadable: "check that it is a file and that you have read permission",
            .notUTF8(line: 2): "line 2 is not UTF-8; save the file as UTF-8",
            .missingSection(line: 2): "line 2 is before the first [section]; add a section above it",
            .duplicateSection(line: 2): "line 2: duplicate section; remove one of the two",
            .notANestedSetting(line: 2):
                "line 2: expected name = value, because it is indented below an empty setting",
        ] as [SharedConfigError.Reason: String])
    func `an error in a shared file has the line and the fix`(_ reason: SharedConfigError.Reason, _ words: String) {
        #expect(reason.description == words)
    }

    @Test func `the number of attempts must be a whole number`() {
        #expect(
            RetryPolicyError(setting: "AWS_MAX_ATTEMPTS", value: "\"x\"").description
                == "AWS_MAX_ATTEMPTS must be a whole number of 1 or more (got \"x\")")
        #expect(
            IoTError.invalidTaskId(.tooLong(count: 140)).description
                == "invalid task ID: 140 characters; the maximum is 128")
    }

    @Test func `an invalid setting is named with the reason`() {
        #expect(
            EndpointError(setting: "AWS_ENDPOINT_URL", reason: .plainHTTP(host: "example.com")).description
                == "AWS_ENDPOINT_URL: http is allowed only for localhost; use https for example.com")
        #expect(
            RegionError.invalid(setting: "--region", value: "\"eu west\"").description
                == "--region must be a region such as eu-west-1 (got \"eu west\")")
        #expect(
            EndpointError(setting: "AWS_ENDPOINT_URL", reason: .withFIPS).description
                == "AWS_ENDPOINT_URL: a custom endpoint cannot be combined with FIPS endpoints; unset one of them")
        #expect(
            SharedConfigError(file: .credentials, path: "/h/c", reason: .notASetting(line: 3)).description
                == "cannot read AWS credentials file /h/c: line 3: expected [section] or name = value")
        #expect(
            IoTError.invalidTaskId(.illegalCharacter("\u{1B}", position: 2)).description
                == "invalid task ID: \"^[\" at position 3; only letters, digits, _ and - are allowed")
    }
}

import FoundationEssentials
import Testing

@testable import IoTClient

/// Other foreign input, mutated at random: errors, STS's XML, files, tokens and settings. None of it traps or hangs,
/// and the result is bounded and shows no secret.
@Suite struct ReaderFuzzTests {
    private static let rounds = Mutation.rounds(500)
    private static let secret = "hunter2"

    private func isLine(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    @Test func `a mutated error in JSON or XML has a short code and fits in one line`() {
        let json =
            #"{"__type":"aws.iot#ThrottlingException:http://x/","message":"Rate é\u00e9","Code":"X","code":null}"#
        let xml =
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>a &lt;b&gt; &amp;c</Message>"
            + "</Error><RequestId>r-1</RequestId></ErrorResponse>"
        var mutation = Mutation(["{", "\"", ":", "#", "<Code>", "</Code>", "&amp", ";", "\u{1B}[2J", "\\ud800", "null"])
        var codes = Set<String>()
        for _ in 0..<Self.rounds {
            let headers: HeaderFields = [
                "x-amzn-ErrorType": mutation.text("ThrottlingException:http://internal/"),
                "Date": mutation.text("Sun, 06 Nov 1994 08:49:37 GMT"), "Retry-After": mutation.text("120"),
                "x-amz-retry-after": mutation.text("1500"), "x-amzn-RequestId": mutation.text("r-1"),
            ]
            for body in [mutation.bytes(json), mutation.bytes(xml)] {
                let whole = HTTPResponse(statusCode: 400, headers: headers, body: Data(body))
                let bare = HTTPResponse(statusCode: 400, body: Data(body))
                let faults = [whole, bare].flatMap { [ServiceFault($0), ServiceFault($0, xml: XMLText($0))] }
                for fault in faults {
                    codes.insert(fault.code.text)
                    #expect((1...129).contains(fault.code.text.count) && fault.message?.text.count ?? 0 <= 2_000)
                    #expect(fault.retryAfter ?? .zero >= .zero && isLine(fault.description))
                    _ = IoTError(refusal: whole).isRetryable
                }
            }
        }
        #expect(codes.isSuperset(of: ["ThrottlingException", "AccessDenied", "400"]))
    }

    @Test func `mutated XML and JSON have values no longer than themselves, or none`() {
        let xml = String(decoding: HTTPResponse.role("AKROLE").body, as: UTF8.self)
        let json = #"{"Version": 1, "AccessKeyId": "A\u00e9", "SecretAccessKey": "s", "n": null, "Expiration": -1e3}"#
        var mutation = Mutation(["<", "</", ">", "<AccessKeyId>", "&#x41;", "&", "{", "\"", "1e999", "\u{0}", "[[[["])
        var counts = (read: 0, missing: 0)
        for _ in 0..<Self.rounds {
            let text = mutation.bytes(xml)
            let answer = XMLText(HTTPResponse(statusCode: 200, body: Data(text)))
            let object = mutation.bytes(json)
            let members = FlatJSON(Data(object))
            for name in ["AccessKeyId", "SecretAccessKey", "Expiration", "Version"] {
                let values = [answer[name], members?[name]].compactMap(\.self)
                // A byte that is not UTF-8 becomes a character of three bytes.
                #expect(values.allSatisfy { $0.utf8.count <= 3 * max(text.count, object.count) })
                counts.read += values.count
                counts.missing += 2 - values.count
            }
            _ = try? Credentials(source: "s", response: .profile) { members?[$0] }
        }
        #expect(counts.read > Self.rounds && counts.missing > Self.rounds)
    }

    @Test func `mutated files have profiles, or an error that quotes nothing`() {
        let config = """
            [default]
            region = eu-west-1
            [profile ops]\r
            sso_session = corp
            s3 =
              max_concurrent_requests = 10
              secret = \(Self.secret)
            aws_secret_access_key = \(Self.secret)
            [sso-session "corp"]
            sso_region: eu-north-1
            [services local]
            iot =
              endpoint_url = http://me:\(Self.secret)@127.0.0.1:1
            # \(Self.secret)
            """
        var mutation = Mutation([
            "[", "]", "=", ":", "\n", "\r\n", "\n  ", "\t", "#", "\u{FEFF}", "\u{0}", "[profile ops]",
        ])
        var counts = (read: 0, refused: 0)
        for _ in 0..<Self.rounds {
            do throws(SharedConfigError) {
                let files = try SharedConfig(config: mutation.text(config), credentials: mutation.text(config))
                for name in files.profileNames {
                    _ = files.profile(named: name)?["region"]
                }
                _ = (files.services(named: "local"), files.singleSignOnSession(named: "corp"))
                counts.read += 1
            } catch {
                counts.refused += 1
                #expect(isLine(error.description) && !error.description.contains(Self.secret))
            }
        }
        #expect(counts.read > 0 && counts.refused > 0)
    }

    @Test func `a mutated single sign-on token is read or rejected, and its times are compared`() {
        let token =
            #"{"accessToken":"hunter2","expiresAt":"2025-11-23T20:00:00UTC","clientId":"c","clientSecret":"hunter2","#
            + #""registrationExpiresAt":"2026-01-01T00:00:00.5Z","refreshToken":"hunter2","startUrl":null}"#
        let now = Date(timeIntervalSince1970: 1_763_910_245)
        var mutation = Mutation(["{", "\"", ",", "null", "9999999999-", "T", "Z", "+99:99", "\u{0}", "\\ud800", "-"])
        var counts = (valid: 0, over: 0, none: 0)
        for _ in 0..<Self.rounds {
            guard let token = try? SingleSignOnToken(Data(mutation.bytes(token))) else {
                counts.none += 1
                continue
            }
            counts.valid += token.expires(before: now) ? 0 : 1
            counts.over += token.expires(before: .distantFuture) ? 1 : 0
            _ = token.renewal(at: now)
            #expect(!"\(token)".contains(Self.secret))
        }
        #expect(counts.valid > 0 && counts.over > 0 && counts.none > 0)
    }

    @Test func `a mutated proxy setting is a proxy, or an error without the password`() throws {
        let endpoint = Endpoint(scheme: .https, host: "iot.example.com", port: 443)
        var mutation = Mutation(["://", "@", ":", "%", "%0A", "/", "?", "#", "[", "]", "//", "\u{0}", " ", "é"])
        var counts = (read: 0, refused: 0)
        for url in ["http://me:\(Self.secret)@proxy.corp:3128", "me:\(Self.secret)@proxy.corp:3128"] {
            for _ in 0..<Self.rounds {
                let settings = ProxySettings(environment: [
                    "https_proxy": mutation.text(url), "no_proxy": mutation.text(".corp, 10.0.0.0/8 ,x:80"),
                ])
                do throws(ProxyError) {
                    counts.read += try settings.proxy(for: endpoint) == nil ? 0 : 1
                } catch {
                    counts.refused += 1
                    #expect(isLine(error.description) && !error.description.contains(Self.secret))
                }
                #expect(!"\(settings)".contains(Self.secret))
            }
        }
        #expect(counts.read > 0 && counts.refused > 0)
    }

    @Test func `a mutated endpoint equals the one of its description, or is an error without the password`() {
        let urls = [
            "https://iot.eu-west-1.amazonaws.com:8443/a%20b/", "http://[::1]:8080", "http://127.0.0.1:1/x",
            "https://me:\(Self.secret)@iot.example.com",
        ]
        var mutation = Mutation(["://", "@", ":", "%", "%zz", "/", "?", "#", "[", "]", "..", "\\", "\u{0}", " ", "é"])
        var counts = (read: 0, refused: 0)
        for url in urls {
            for _ in 0..<Self.rounds {
                do throws(EndpointError) {
                    let endpoint = try Endpoint(url: mutation.text(url))
                    counts.read += 1
                    #expect((try? Endpoint(url: endpoint.description)) == endpoint)
                } catch {
                    counts.refused += 1
                    #expect(isLine(error.description) && !error.description.contains(Self.secret))
                }
            }
        }
        #expect(counts.read > 0 && counts.refused > 0)
    }
}

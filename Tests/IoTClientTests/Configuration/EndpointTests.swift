import IoTClient
import Testing

@Suite struct EndpointTests {
    private func problem(_ url: String) -> EndpointError.Reason? {
        do throws(EndpointError) {
            _ = try Endpoint(url: url)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(
        arguments: [
            "eu-west-1": "https://iot.eu-west-1.amazonaws.com",
            "us-east-1": "https://iot.us-east-1.amazonaws.com",
            "xx-next-9": "https://iot.xx-next-9.amazonaws.com",
            "cn-northwest-1": "https://iot.cn-northwest-1.amazonaws.com.cn",
            "us-gov-west-1": "https://iot.us-gov-west-1.amazonaws.com",
            "us-iso-east-1": "https://iot.us-iso-east-1.c2s.ic.gov",
            "us-isob-east-1": "https://iot.us-isob-east-1.sc2s.sgov.gov",
            "eusc-de-east-1": "https://iot.eusc-de-east-1.amazonaws.eu",
        ])
    func `a region's endpoint follows from its partition`(_ region: String, _ url: String) throws {
        let endpoint = Endpoint.aws(region: try Region(region))
        #expect(endpoint.description == url)
        #expect(endpoint.port == 443)
    }

    @Test(arguments: ["https://h", "https://h/", "https://H:443", "HTTPS://h:443//"])
    func `case, the scheme's default port and slashes at the end make no difference`(_ url: String) throws {
        let endpoint = try Endpoint(url: url)
        #expect(endpoint.description == "https://h")
        #expect(endpoint.authority == "h")
    }

    @Test(arguments: ["AKIAIOSFODNN7EXAMPLE", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvcHMifQ.c2lnbmF0dXJl"])
    func `a key or a token is not a host`(_ secret: String) {
        #expect(throws: EndpointError(setting: "endpoint URL", reason: .invalidHost)) {
            try Endpoint(url: "https://\(secret)")
        }
    }

    @Test func `a port and a path are kept`() throws {
        let endpoint = try Endpoint(url: "https://proxy.example:8443/aws/iot%20x/")
        #expect(endpoint.host == "proxy.example")
        #expect(endpoint.port == 8443)
        #expect(endpoint.pathPrefix == "/aws/iot%20x")
        #expect(endpoint.authority == "proxy.example:8443")
        #expect(
            HTTPRequest(method: .get, endpoint: endpoint, segments: ["a b"]).url
                == "https://proxy.example:8443/aws/iot%20x/a%20b")
    }

    @Test(
        arguments: [
            "http://127.0.0.1:9": "127.0.0.1:9", "http://127.255.0.3": "127.255.0.3",
            "http://localhost:80": "localhost",
            "http://LOCALHOST:8080": "localhost:8080", "http://[::1]:8080": "[::1]:8080", "http://[::1]": "[::1]",
        ])
    func `plain http to this machine is accepted`(_ url: String, _ authority: String) throws {
        #expect(try Endpoint(url: url).authority == authority)
    }

    @Test(
        arguments: [
            "http://example.com": "example.com", "http://127.0.0.1.example.com": "127.0.0.1.example.com",
            "http://localhost.example.com": "localhost.example.com", "http://127.1": "127.1",
            "http://0.0.0.0": "0.0.0.0", "http://128.0.0.1": "128.0.0.1", "http://127.0.0.256": "127.0.0.256",
            "http://127.0.0.1.": "127.0.0.1.", "http://[::2]": "::2", "http://[::ffff:127.0.0.1]": "::ffff:127.0.0.1",
            "http://169.254.169.254": "169.254.169.254", "http://10.0.0.1": "10.0.0.1",
        ])
    func `plain http to other hosts is rejected`(_ url: String, _ host: String) {
        #expect(problem(url) == .plainHTTP(host: SanitizedText(host)))
    }

    @Test(
        arguments: [
            "": .notAURL, "iot.eu-west-1.amazonaws.com": .notAURL, "https:/h": .notAURL, "https://h h": .notAURL,
            "https://h\r\nX: y": .notAURL, "https://hé": .notAURL, "https://h\\evil": .notAURL,
            "ftp://h": .unsupportedScheme("\"ftp\""), "file:///etc": .unsupportedScheme("\"file\""),
            "https://": .invalidHost, "https:///p": .invalidHost, "https://:80": .invalidHost,
            "https://-h": .invalidHost, "https://.h": .invalidHost, "https://h%41": .invalidHost,
            "https://[::1": .invalidHost, "https://[]": .invalidHost, "https://[::1%25eth0]": .invalidHost,
            "https://h:": .invalidPort, "https://h:0": .invalidPort, "https://h:65536": .invalidPort,
            "https://h:+80": .invalidPort, "https://h:1x": .invalidPort, "https://[::1]x": .invalidPort,
            "https://h/a?b=c": .query, "https://h?": .query, "https://h/#x": .fragment, "https://h#": .fragment,
            "https://u@h": .userInfo, "https://u:p@h": .userInfo, "https://h@127.0.0.1": .userInfo,
            "https://h/%": .invalidPath, "https://h/%4": .invalidPath, "https://h/%zz": .invalidPath,
            "https://h/a\"b": .invalidPath,
        ] as [String: EndpointError.Reason])
    func `invalid endpoints are rejected with their reason`(_ url: String, _ reason: EndpointError.Reason) {
        #expect(problem(url) == reason)
    }
}

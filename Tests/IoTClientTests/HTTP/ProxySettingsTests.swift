import Testing

@testable import IoTClient

@Suite struct ProxySettingsTests {
    private static let url = "http://proxy.corp:3128"

    private func proxy(_ environment: [String: String], for url: String) throws -> String? {
        try ProxySettings(environment: environment).proxy(for: endpoint(url))?.description
    }

    /// Any URL, also one that is not a valid endpoint.
    private func endpoint(_ url: String) -> Endpoint {
        let scheme: Endpoint.Scheme = url.hasPrefix("https") ? .https : .http
        let authority = url.dropFirst("\(scheme)://".count)
        let isBracketed = authority.hasPrefix("[")
        let host = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let port = Int(authority[host.endIndex...].dropFirst(isBracketed ? 2 : 1))
        return Endpoint(scheme: scheme, host: String(host), port: port ?? scheme.defaultPort)
    }

    @Test(
        arguments: [
            ([:], nil), (["HTTPS_PROXY": url], "proxy.corp:3128"), (["https_proxy": url], "proxy.corp:3128"),
            (["HTTP_PROXY": url], nil), (["ALL_PROXY": url], nil), (["HTTPS_PROXY": ""], nil),
            (["HTTPS_PROXY": "http://a:1", "https_proxy": "http://b:2"], "b:2"),
            (["HTTPS_PROXY": "http://a:1", "https_proxy": ""], nil),
            (["HTTPS_PROXY": "a:1"], "a:1"), (["HTTPS_PROXY": "//a:1"], "a:1"), (["HTTPS_PROXY": "http://a"], "a:80"),
            (["HTTPS_PROXY": "HTTP://A:1/x?y"], "a:1"), (["HTTPS_PROXY": "http://[::1]:8"], "[::1]:8"),
            (["HTTPS_PROXY": "http://u:p@a:1"], "a:1"), (["HTTPS_PROXY": "http://u:p@b@a:1"], "a:1"),
        ] as [([String: String], String?)])
    func `the environment sets the proxy of a scheme`(_ environment: [String: String], _ found: String?) throws {
        #expect(try proxy(environment, for: "https://iot.example.com") == found)
    }

    @Test func `each scheme has its own proxy`() throws {
        let environment = ["HTTP_PROXY": "http://a:1", "HTTPS_PROXY": "http://b:2"]
        #expect(try proxy(environment, for: "http://127.0.0.1:8080") == "a:1")
        #expect(try proxy(environment, for: "https://127.0.0.1:8080") == "b:2")
    }

    /// The result of Python's `urllib.request.proxy_bypass_environment`, which botocore uses.
    @Test(
        arguments: [
            ("example.com", "https://iot.example.com", true), ("example.com", "https://example.com", true),
            (".example.com", "https://example.com", true), (".example.com", "https://iot.example.com", true),
            ("example.com", "https://badexample.com", false), ("*", "https://a", true),
            ("a, *", "https://b", false), ("*.example.com", "https://iot.example.com", false),
            ("IOT.Example.COM", "https://iot.example.com", true),
            (" a , iot.example.com ", "https://iot.example.com", true),
            ("iot.example.com:443", "https://iot.example.com", false),
            ("iot.example.com:8443", "https://iot.example.com:8443", true),
            ("iot.example.com:8444", "https://iot.example.com:8443", false),
            ("iot.example.com", "https://iot.example.com:8443", true),
            ("127.0.0.0/8", "http://127.0.0.1", false), ("127.0.0.1", "http://127.0.0.1:8080", true),
            ("localhost", "http://127.0.0.1:8080", false), ("[::1]", "http://[::1]:8080", true),
            ("::1", "http://[::1]:8080", false), ("", "http://127.0.0.1:8080", false), (",,.", "https://a", false),
            ("0.1", "http://127.0.0.1:8080", true), ("com", "https://iot.example.com", true),
            ("..com", "https://iot.example.com", true),
        ])
    func `NO_PROXY is read as in Python`(_ names: String, _ url: String, _ isDirect: Bool)
        throws
    {
        for variable in ["NO_PROXY", "no_proxy"] {
            let environment = ["HTTP_PROXY": Self.url, "HTTPS_PROXY": Self.url, variable: names]
            #expect(try (proxy(environment, for: url) == nil) == isDirect)
        }
    }

    @Test(
        arguments: [
            "socks5://a:1": .unsupportedScheme("\"socks5\""), "https://a:1": .tlsToProxy, "http://:1": .invalidHost,
            "http://": .invalidHost, "http://a b:1": .invalidHost, "http://[::1": .invalidHost,
            "http://a:0": .invalidPort, "http://a:65536": .invalidPort, "http://a:x": .invalidPort,
        ] as [String: ProxyError.Reason])
    func `an invalid proxy is an error that names the variable`(_ url: String, _ reason: ProxyError.Reason)
        throws
    {
        #expect(throws: ProxyError(setting: "https_proxy", reason: reason)) {
            try proxy(["https_proxy": url], for: "https://a")
        }
        #expect(try proxy(["https_proxy": url, "no_proxy": "a"], for: "https://a") == nil)
    }

    @Test func `link-local addresses are called directly`() throws {
        let environment = ["HTTP_PROXY": Self.url]
        for address in ["169.254.169.254", "169.254.170.2:80", "[fd00:ec2::254]"] {
            #expect(try proxy(environment, for: "http://\(address)") == nil)
        }
        for address in ["169.254.169.254.example.com", "169.25.4.1", "169.254.1", "[fd00:ec20::1]"] {
            #expect(try proxy(environment, for: "http://\(address)") == "proxy.corp:3128")
        }
    }

    @Test func `user name and password are decoded, and used only together`() throws {
        func login(_ url: String) throws -> Proxy.Login? {
            try ProxySettings(environment: ["https_proxy": url]).proxy(for: endpoint("https://a"))?.login
        }
        #expect(try login("http://me:p%40ss%3A@a:1")?.userName == "me")
        #expect(try login("http://me:p%40ss%3A@a:1")?.password == "p@ss:")
        #expect(try login("http://me:100%@a:1")?.password == "100%")
        #expect(try login("http://me@a:1") == nil)
        #expect(try login("http://me:@a:1") == nil)
        #expect(try login("http://:p@a:1") == nil)
    }

    @Test(
        arguments: [
            "me:p://ss@a:1": "p://ss", "http://me:p://ss@a:1": "p://ss", "http://me:80/ss@a:1": nil,
            "http://me:80?ss@a:1": nil, "me:80#ss@a:1": nil, "http://me:p:s@s@a:1": "p:s@s",
            "http://me:p%3A%2F%2Fss%40%25@a:1": "p://ss@%", "http://me:p%ss@a:1": "p%ss", "http://me:p%FFss@a:1": nil,
            "http://a:1/ss@x": nil,
        ])
    func `a password with any character is read correctly, or rejected without being quoted`(
        _ url: String, _ password: String?
    ) throws {
        let settings = ProxySettings(environment: ["https_proxy": url])
        do throws(ProxyError) {
            let proxy = try settings.proxy(for: endpoint("https://iot.example.com"))
            #expect(proxy?.description == "a:1")
            #expect(proxy?.login?.password == password)
        } catch {
            #expect(error.reason == .invalidLogin)
            #expect(!error.description.contains("ss@") && !error.description.contains("80"))
        }
    }

    @Test func `printed settings show no password`() throws {
        let settings = ProxySettings(environment: [
            "https_proxy": "http://me:hush@a:1", "http_proxy": "ftp://me:hush@b",
        ])
        var text = "\(settings) \(String(reflecting: settings)) \(String(describing: settings.usable))"
        dump(settings, to: &text)
        dump(settings.usable, to: &text)
        #expect(throws: ProxyError.self) { try settings.proxy(for: endpoint("http://b")) }
        text += String(describing: Result { try settings.proxy(for: endpoint("http://b")) })
        #expect(!text.contains("hush") && !text.contains("me:"))
    }
}

import FoundationEssentials
import Testing

@testable import IoTClient

@Suite struct SharedConfigTests {
    private func problem(config: String? = nil, credentials: String? = nil) -> SharedConfigError? {
        do throws(SharedConfigError) {
            _ = try SharedConfig(config: config, credentials: credentials)
            return nil
        } catch {
            return error
        }
    }

    private func value(_ line: String) throws -> String? {
        try SharedConfig(config: "[default]\n\(line)\n").profile(named: "default")?["name"]
    }

    @Test(
        arguments: [
            "name=x": "x", "name = x": "x", "\tname\t=\tx\t": "x", "name: x": "x", "NAME = X": "X", "name =": "",
            "name = a # b ; c": "a # b ; c", "name = \"a b\"": "\"a b\"", "name = a=b:c": "a=b:c",
            "name = a\r": "a", "name = one\n  two": "one\ntwo", "name = one\n# note\n\n  two\n": "one\n\ntwo",
            "name = [x]": "[x]", "name = a\n  [x]": "a\n[x]", "name = é": "é",
        ])
    func `values are read as in botocore`(_ line: String, _ expected: String) throws {
        #expect(try value(line) == expected)
    }

    @Test(arguments: [
        "[default]\nregion = r", "[default]\r\nregion = r\r\n", "\u{FEFF}[default]\nregion = r\n",
        "\n# note\n; note\n[default] junk\nregion = r\n\n", "  [default]\n  region = r", "[profile default]\nregion=r",
        "[profile \"default\"]\nregion=r", "[default]\n[other]\nregion=x\n[profile default]\nregion=r",
    ])
    func `line endings, a byte order mark, comments and a missing last line end are valid`(_ text: String) throws {
        #expect(try SharedConfig(config: text).profile(named: "default")?["region"] == "r")
    }

    @Test(
        arguments: [
            #"profile 'Bob'"'"'s prod'"#: "Bob's prod", #"profile "a b""#: "a b", "profile  x  ": "x",
            "profile\tx": "x", #"profile a\ b"#: "a b", "profile a\u{A0}b": "a\u{A0}b", "profiles x": "x",
            "profile a=b": "a=b", #"profile 'x']y"#: "x]y", #"profile """#: "", "profile a]": "a]",
            "profile it's": nil, "profile a b": nil, " profile x": nil, "profile x] # [y": nil, "other x": nil,
        ] as [String: String?])
    func `section names are read as shell words, as in botocore`(_ section: String, _ name: String?) throws {
        let config = try SharedConfig(config: "[\(section)]\nregion = r\n")
        #expect(config.profileNames == [name].compactMap(\.self))
    }

    @Test func `sections of sessions and services are read as shell words too`() throws {
        let config = try SharedConfig(
            config: "[sso-session 'my \"s']\nsso_region = r\n[services a\\ b]\niot =\n  endpoint_url = u\n")
        #expect(config.singleSignOnSession(named: "my \"s") == ["sso_region": "r"])
        #expect(config.services(named: "a b") == ["iot": ["endpoint_url": "u"]])
    }

    @Test func `a carriage return ends a line`() throws {
        let config = try SharedConfig(config: "[default]\rregion = a\r[profile x]\rregion = b\r\r\n# note\r")
        #expect(config.profile(named: "default")?["region"] == "a")
        #expect(config.profile(named: "x")?["region"] == "b")
    }

    @Test func `names that differ only in their Unicode form are two profiles, two settings and two sessions`() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        let text = """
            [profile \(composed)]
            region = 1
            [profile \(decomposed)]
            region = 2
            \(composed) = 3
            \(decomposed) = 4
            [sso-session \(composed)]
            sso_region = 5
            [services \(composed)]
            iot =
              endpoint_url = 6
            """
        let config = try SharedConfig(config: text, credentials: "[\(composed)]\na = 7\n[\(decomposed)]\na = 8\n")
        #expect(config.profileNames.map { Array($0.utf8) } == [decomposed, composed].map { Array($0.utf8) })
        #expect(config.profile(named: composed)?["region"] == "1")
        #expect(config.profile(named: decomposed)?["region"] == "2")
        #expect(config.profile(named: composed)?["a"] == "7")
        #expect(config.profile(named: decomposed)?["a"] == "8")
        #expect(config.profile(named: decomposed)?[composed] == "3")
        #expect(config.profile(named: decomposed)?[decomposed] == "4")
        #expect(config.singleSignOnSession(named: composed) == ["sso_region": "5"])
        #expect(config.singleSignOnSession(named: decomposed) == nil)
        #expect(config.services(named: decomposed) == nil)
    }

    /// Swift compares U+037E and `;` as equal characters; `=` with an accent is another character.
    @Test func `only ASCII characters are syntax`() throws {
        let text = "[default]\n\u{37E} name = 1\naccent = \u{301}x\nspace =  \u{308}y\n"
        let profile = try #require(SharedConfig(config: text).profile(named: "default"))
        #expect(profile["\u{37E} name"] == "1")
        #expect(profile["accent"].map { Array($0.unicodeScalars) } == ["\u{301}", "x"])
        #expect(profile["space"].map { Array($0.unicodeScalars) } == ["\u{308}", "y"])
    }

    @Test func `profile sections begin with config file (profile only)`() throws {
        let config = try SharedConfig(
            config: "[default]\n[profile a]\n[profile \"b c\"]\n[d]\n[profiles]\n[services x]\n[profile e f]\n",
            credentials: "[default]\n[g]\n[profile h]\n")
        #expect(config.profileNames == ["a", "b c", "default", "g", "profile h"])
        #expect(config.profile(named: "d") == nil)
    }

    @Test func `sections that profiles refer to are read from the config file`() throws {
        let config = try SharedConfig(
            config: "[sso-session corp]\nsso_region = r\n[services \"my s\"]\niot =\n  endpoint_url = https://h\n",
            credentials: "[sso-session other]\nsso_region = r\n")
        #expect(config.singleSignOnSession(named: "corp") == ["sso_region": "r"])
        #expect(config.singleSignOnSession(named: "other") == nil)
        #expect(config.services(named: "my s") == ["iot": ["endpoint_url": "https://h"]])
        #expect(config.services(named: "corp") == nil)
    }

    @Test func `both files are merged key by key and the credentials file wins`() throws {
        let config = try SharedConfig(
            config: "[profile p]\nregion = config\noutput = config\n",
            credentials: "[p]\nregion = credentials\naws_access_key_id = credentials\n")
        let profile = try #require(config.profile(named: "p"))
        #expect(profile["region"] == "credentials")
        #expect(profile["output"] == "config")
        #expect(profile["aws_access_key_id"] == "credentials")
        #expect(profile["absent"] == nil)
    }

    @Test func `indented settings below an empty value are nested`() throws {
        let text = "[default]\ns3 =\n  Style = path\n  endpoint_url=https://h\nregion = r\n"
        let section = try #require(SharedConfig(config: text).profile(named: "default")).configFile
        #expect(section.nested == ["s3": ["Style": "path", "endpoint_url": "https://h"]])
        #expect(section.text == ["region": "r"])
    }

    @Test(
        arguments: [
            "region = r": .missingSection(line: 1), "[a]\n\n[a]": .duplicateSection(line: 3),
            "[a]\nx=1\nX=2": .duplicateSetting(line: 3), "[a]\nword": .notASetting(line: 2),
            "[a]\n= x": .notASetting(line: 2), "[]": .missingSection(line: 1), "[a\n": .missingSection(line: 1),
            "[default]\ns3 =\n  a = 1\n# note\n\n  word\n": .notANestedSetting(line: 6),
        ] as [String: SharedConfigError.Reason])
    func `a broken file is an error with its line`(_ text: String, _ reason: SharedConfigError.Reason) {
        #expect(problem(credentials: text) == SharedConfigError(file: .credentials, reason: reason))
    }

    @Test func `without files there are no profiles`() throws {
        let config = try SharedConfig()
        #expect(config.profileNames.isEmpty)
        #expect(config.profile(named: "default") == nil)
    }

    @Test func `nothing of the files is printed`() throws {
        let text = "[default]\naws_secret_access_key = hunter2\n"
        let config = try SharedConfig(config: text, credentials: text)
        let profile = try #require(config.profile(named: "default"))
        var dumped = ""
        dump(config, to: &dumped)
        dump(profile, to: &dumped)
        dumped += "\(config) \(profile) \(String(reflecting: config)) \(String(reflecting: profile))"
        #expect(!dumped.contains("hunter2"))
    }
}

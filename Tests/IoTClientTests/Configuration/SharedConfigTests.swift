import FoundationEssentials
import Testing

@testable import IoTClient

@Suite struct SharedConfigTests {
    private func problem(config: String? = nil, credentials: String? = nil) -> SharedConfigProblem? {
        do throws(SharedConfigProblem) {
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
    func `a value is read as botocore reads it`(_ line: String, _ expected: String) throws {
        #expect(try value(line) == expected)
    }

    @Test(arguments: [
        "[default]\nregion = r", "[default]\r\nregion = r\r\n", "\u{FEFF}[default]\nregion = r\n",
        "\n# note\n; note\n[default] junk\nregion = r\n\n", "  [default]\n  region = r", "[profile default]\nregion=r",
        "[profile \"default\"]\nregion=r", "[default]\n[other]\nregion=x\n[profile default]\nregion=r",
    ])
    func `line ends, a byte order mark, comments and a missing line end do no harm`(_ text: String) throws {
        #expect(try SharedConfig(config: text).profile(named: "default")?["region"] == "r")
    }

    @Test func `profiles have the word in the config file and not in the credentials file`() throws {
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

    @Test func `indented settings below an empty value are settings of their own`() throws {
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
            "[default]\ns3 =\n  word\n": .notANestedSetting,
        ] as [String: SharedConfigProblem.Reason])
    func `a broken file is an error with its line`(_ text: String, _ reason: SharedConfigProblem.Reason) {
        #expect(problem(credentials: text) == SharedConfigProblem(file: .credentials, reason: reason))
    }

    @Test func `no files are no profiles`() throws {
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

import FoundationEssentials
import Testing

@testable import IoTClient

/// The file of a login session: its name, its members, and what is kept when it is written.
@Suite struct LoginSessionTests: LoginSessionSuite {
    @Test(
        arguments: [
            "arn:aws:sts::012345678910:assumed-role/Admin/admin":
                "4b0ba8f99f075c0633e122fd73346ce203a3faf18ea0310eb2d29df1bab2e255",
            "arn:aws:iam::0123456789012:user/username":
                "a9aa6015b267d43765ace474701cabd31e4e9b20b4a9a72ffc52f3c0b9ae6543",
            "arn:aws:iam::123456789012:user/ops": "a1abaa720f53d98a18ca92dbb4863eca9d1f3f9ddacc78048d233e7faa396a09",
            " \tarn:aws:iam::123456789012:user/ops \n":
                "a1abaa720f53d98a18ca92dbb4863eca9d1f3f9ddacc78048d233e7faa396a09",
            "arn:aws:iam::123456789012:root": "1921ac8a06e305954f769df5e0f8b3d24ee1d6bf5231d901157e44d7c4d0f4cf",
        ])
    func `a file is named after its session, without white space around it`(_ session: String, _ name: String) {
        #expect(
            LoginSession.path(of: session, environment: [:], home: "/home/op")
                == "/home/op/.aws/login/cache/\(name).json")
    }

    @Test(
        arguments: [
            "/cache": "/cache/", "/cache/": "/cache/", "~": "/home/op/", "~/logins": "/home/op/logins/",
            "$BASE/logins": "/base/logins/", "${BASE}": "/base/", "$TILDE/x": "/home/op/x/", "$NONE/x": "$NONE/x/",
            "relative": "relative/", "": "",
        ])
    func `the directory can be set: variables are expanded, then the home directory`(_ set: String, _ folder: String) {
        let environment = ["AWS_LOGIN_CACHE_DIRECTORY": set, "BASE": "/base", "TILDE": "~"]
        #expect(
            LoginSession.path(of: Self.identity, environment: environment, home: "/home/op")
                == folder + Self.fileName)
    }

    @Test func `without a home directory there is no file, unless its directory is set`() {
        #expect(LoginSession.path(of: Self.identity, environment: [:], home: nil) == nil)
        let environment = ["AWS_LOGIN_CACHE_DIRECTORY": "/c"]
        #expect(LoginSession.path(of: Self.identity, environment: environment, home: nil) == "/c/\(Self.fileName)")
    }

    @Test func `a renewed session keeps all other members and their order`() throws {
        let session = try LoginSession(Data(Self.session(Self.over).utf8))
        let renewal = LoginSession.Renewal(
            accessKeyId: "ASIANEW", secretAccessKey: "s/\"é", sessionToken: "t", refreshToken: "ASOR-2", expiresIn: 900)
        let renewed = session.renewed(with: renewal, at: Date(timeIntervalSince1970: 1_763_510_400.7))
        #expect(
            String(decoding: renewed.data, as: UTF8.self)
                == #"{"accessToken":{"accessKeyId":"ASIANEW","secretAccessKey":"s/\"é","sessionToken":"t","#
                + #""accountId":"123456789012","expiresAt":"2025-11-19T00:15:00Z","new":[1]},"tokenType":"urn:x","#
                + #""clientId":"arn:aws:signin:::devtools/cross-device","refreshToken":"ASOR-2","idToken":"id-token","#
                + #""dpopKey":"\#(DPoPProofTests.sec1.replacing("\n", with: "\\n"))","#
                + #""later":{"a": 1.50, "b": [true, null]}}"#)
        #expect(renewed.accountId == "123456789012" && !renewed.isUnchanged(since: session))
        #expect(try LoginSession(renewed.data) == renewed)
    }

    @Test(
        arguments: [
            ["accessToken"], ["refreshToken"], ["dpopKey"], ["clientId"], ["refreshToken", "dpopKey"],
            ["accessToken.accessKeyId"], ["accessToken.secretAccessKey"], ["accessToken.sessionToken"],
            ["accessToken.expiresAt"], ["accessToken.sessionToken", "clientId"],
        ])
    func `missing members are named`(_ names: [String]) {
        for value in [nil, "null", "1", "[]", "\"\""] {
            var text = Self.session(Self.fresh)
            for name in names {
                let member = name.split(separator: ".").last.map(String.init) ?? name
                // A renamed member is as good as none.
                text = text.replacing("\"\(member)\":", with: "\(value.map { "\"\(member)\": \($0), " } ?? "")\"x\":")
            }
            #expect(throws: LoginSession.Flaw.members(names)) { try LoginSession(Data(text.utf8)) }
        }
    }

    @Test(arguments: ["soon", "2025-11-23", "1763910245", "2025-13-01T00:00:00Z"])
    func `an expiration that is not a time is named`(_ end: String) {
        #expect(throws: LoginSession.Flaw.members(["accessToken.expiresAt"])) {
            try LoginSession(Data(Self.session(end).utf8))
        }
    }

    @Test(arguments: ["idToken", "tokenType", "accountId", "later"])
    func `members that are not needed may be missing`(_ name: String) throws {
        let text = Self.session(Self.fresh).replacing("\"\(name)\":", with: "\"other\":")
        #expect(try LoginSession(Data(text.utf8)).refreshToken == "ASOR-1")
    }

    @Test(arguments: ["", " ", "{", "[]", "null", "1", "\u{FEFF}{}", "{}x", "{\"a\":}", "{\"a\" 1}", "\u{0}"])
    func `anything but a complete object is not JSON`(_ text: String) {
        #expect(throws: LoginSession.Flaw.notJSON) { try LoginSession(Data(text.utf8)) }
    }

    @Test func `a half file is not JSON, wherever it ends`() {
        let bytes = Array(Self.session(Self.fresh).utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: LoginSession.Flaw.notJSON) { try LoginSession(Data(bytes.prefix(count))) }
        }
    }

    @Test func `of a name that occurs twice the last value counts`() throws {
        let object = try #require(RawJSONObject(Data(#"{"a": "1", "\u0061": "2", "b": {"a": "}{,\"\\"}}"#.utf8)))
        #expect(object.string("a") == "2" && object.object("b")?.string("a") == #"}{,"\"#)
        #expect(String(decoding: object.data, as: UTF8.self) == #"{"a":"2","b":{"a": "}{,\"\\"}}"#)
    }

    @Test func `a session shows nothing of itself`() throws {
        let session = try LoginSession(Data(Self.session(Self.fresh).utf8))
        let object = try #require(RawJSONObject(session.data))
        let renewal = LoginSession.Renewal(
            accessKeyId: "ASIA", secretAccessKey: "hunter2", sessionToken: "session-token", refreshToken: "ASOR-9",
            expiresIn: 1)
        var shown = "\(session) \(object) \(renewal) \(String(reflecting: session))"
        dump(session, to: &shown)
        dump(renewal, to: &shown)
        for secret in Self.secrets {
            #expect(!shown.contains(secret))
        }
    }
}

import FoundationEssentials
import Testing

@testable import IoTEmulator

/// STS: who may assume which role, with which code, for how long.
@Suite struct SecurityTokenServiceTests {
    private let signIn = TestSignIn()
    private static let badCode = "MultiFactorAuthentication failed with invalid MFA one time pass code."
    private static let denied =
        "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: sts:AssumeRole on resource: "

    @Test func `a role with an MFA code returns keys that AWS IoT accepts`() throws {
        let answer = try signIn.assumeRole()
        #expect(answer.status == 200)
        #expect(answer.element("Arn") == "arn:aws:sts::123456789012:assumed-role/ops/alice")
        #expect(answer.element("AssumedRoleId")?.hasSuffix(":alice") == true)
        #expect(answer.element("Expiration") == "2026-11-23T16:14:22Z")
        #expect(answer.element("ResponseMetadata")?.contains("<RequestId>") == true)
        #expect(signIn.callIoT(with: answer.key).status == 200)
        #expect(signIn.core.counters.requests["AssumeRole"] == 1)
    }

    @Test func `the user's own key may call STS, but not AWS IoT`() throws {
        let identity = signIn.callSTS(
            ["Action": "GetCallerIdentity", "Version": "2011-06-15"], with: try signIn.userKey)
        #expect(identity.element("Arn") == "arn:aws:iam::123456789012:user/alice")
        #expect(identity.element("Account") == "123456789012")
        let answer = signIn.callIoT(with: try signIn.userKey)
        #expect(answer.status == 403)
        #expect(answer.errorType == "AccessDeniedException")
        #expect(
            answer.message?.hasPrefix(
                "User: arn:aws:iam::123456789012:user/alice is not authorized to perform: "
                    + "iot:DescribeAuditMitigationActionsTask") == true)
    }

    @Test func `the emulator's own key is accepted everywhere`() {
        #expect(signIn.callSTS(["Action": "GetCallerIdentity", "Version": "2011-06-15"]).status == 200)
        #expect(signIn.callIoT(with: nil).status == 200)
    }

    @Test func `a code is accepted once`() throws {
        #expect(try signIn.assumeRole(code: "012345").status == 200)
        let again = try signIn.assumeRole(code: "012345")
        #expect(again.status == 403)
        #expect(again.element("Code") == "AccessDenied")
        #expect(again.element("Message") == Self.badCode)
        #expect(try signIn.assumeRole(code: "012346").status == 200)
        #expect(try signIn.assumeRole(code: "012345", ["SerialNumber": "GAHT12345678"]).status == 200)
    }

    @Test func `the code 000000 is rejected`() throws {
        #expect(try signIn.assumeRole(code: "000000").element("Message") == Self.badCode)
    }

    @Test(arguments: [
        ("12345", "Member must have length greater than or equal to 6"),
        ("1234567", "Member must have length less than or equal to 6"),
        ("12a456", "Member must satisfy regular expression pattern: [\\d]*"),
        ("123 456", "Member must satisfy regular expression pattern: [\\d]*"),
        ("\u{0661}\u{0662}\u{0663}456", "Member must satisfy regular expression pattern: [\\d]*"),
    ])
    func `a code has six digits`(code: String, constraint: String) throws {
        let answer = try signIn.assumeRole(code: code)
        #expect(answer.status == 400)
        #expect(answer.element("Code") == "ValidationError")
        #expect(
            answer.element("Message")?.hasSuffix("at 'tokenCode' failed to satisfy constraint: \(constraint)") == true)
    }

    @Test func `a role that requires a code is denied without one`() throws {
        let answer = try signIn.assumeRole(["SerialNumber": "", "TokenCode": ""])
        #expect(answer.status == 403)
        #expect(answer.element("Code") == "AccessDenied")
        #expect(answer.element("Message") == Self.denied + TestSignIn.roleArn)
    }

    @Test(arguments: ["SerialNumber", "TokenCode"])
    func `serial number and code belong together`(missing: String) throws {
        #expect(
            try signIn.assumeRole([missing: ""]).element("Message")
                == "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.")
    }

    @Test func `an unknown device is rejected`() throws {
        let answer = try signIn.assumeRole(["SerialNumber": "arn:aws:iam::123456789012:mfa/bob"])
        #expect(answer.status == 403)
        #expect(answer.element("Message")?.contains("Please verify your MFA serial number") == true)
    }

    @Test func `an unknown role is denied`() throws {
        let role = "arn:aws:iam::123456789012:role/other"
        #expect(try signIn.assumeRole(["RoleArn": role]).element("Message") == Self.denied + role)
    }

    @Test func `a role without a code is assumed without one, and an external ID must match`() throws {
        let without = ["SerialNumber": "", "TokenCode": ""]
        func assume(_ role: String, _ changes: [String: String] = [:]) throws -> Int? {
            let role = ["RoleArn": "arn:aws:iam::123456789012:role/\(role)"]
            return try signIn.assumeRole(without.merging(role) { $1 }.merging(changes) { $1 }).status
        }
        #expect(try assume("audit") == 200)
        #expect(try assume("partner") == 403)
        #expect(try assume("partner", ["ExternalId": "other"]) == 403)
        #expect(try assume("partner", ["ExternalId": "a/b"]) == 200)
    }

    @Test(arguments: [
        ("DurationSeconds", "899", "ValidationError"), ("DurationSeconds", "43201", "ValidationError"),
        ("DurationSeconds", "one hour", "MalformedInput"), ("RoleSessionName", "a", "ValidationError"),
        ("RoleSessionName", "a b", "ValidationError"), ("RoleSessionName", "", "ValidationError"),
        ("RoleArn", "", "ValidationError"), ("RoleArn", "ops", "ValidationError"),
        ("SerialNumber", "alice", "ValidationError"), ("Action", "GetFederationToken", "InvalidAction"),
        ("Version", "2012-01-01", "InvalidAction"),
    ])
    func `a parameter that the model does not allow is rejected`(name: String, value: String, code: String) throws {
        let answer = try signIn.assumeRole([name: value])
        #expect(answer.status == 400)
        #expect(answer.element("Code") == code)
    }

    @Test func `keys live as long as requested, up to the role's maximum`() throws {
        #expect(
            try signIn.assumeRole(code: "111111", ["DurationSeconds": "900"]).element("Expiration")
                == "2026-11-23T15:29:22Z")
        #expect(
            try signIn.assumeRole(code: "222222", ["DurationSeconds": "43200"]).element("Expiration")
                == "2026-11-24T03:14:22Z")
        let audit = [
            "RoleArn": "arn:aws:iam::123456789012:role/audit", "SerialNumber": "", "TokenCode": "",
            "DurationSeconds": "3601",
        ]
        #expect(
            try signIn.assumeRole(audit).element("Message")
                == "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    }

    @Test func `a role assumed with a role's keys lives for an hour at most`() throws {
        let first = try signIn.assumeRole(code: "111111").key
        let changes = ["RoleArn": "arn:aws:iam::123456789012:role/break-glass"]
        #expect(try signIn.assumeRole(code: "222222", changes, with: first).status == 200)
        let longer = try signIn.assumeRole(
            code: "333333", changes.merging(["DurationSeconds": "3601"]) { $1 }, with: first)
        #expect(longer.status == 400)
        #expect(longer.element("Message")?.contains("role chaining") == true)
    }

    @Test func `an option shortens the life of a role's keys`() throws {
        let signIn = TestSignIn { $0.longestRoleKeySeconds = 360 }
        #expect(try signIn.assumeRole().element("Expiration") == "2026-11-23T15:20:22Z")
    }

    @Test func `the signature must be right, for STS and its region`() throws {
        let identity = ["Action": "GetCallerIdentity", "Version": "2011-06-15"]
        let unknown = signIn.callSTS(identity, with: AccessKey(id: "AKIDUNKNOWN", secret: "a"))
        #expect([unknown.element("Code"), String(unknown.status ?? 0)] == ["InvalidClientTokenId", "403"])
        let other = signIn.callSTS(identity, with: AccessKey(id: try signIn.userKey.id, secret: "a"))
        #expect(other.element("Code") == "SignatureDoesNotMatch")
        #expect(signIn.callSTS(identity, region: "us-west-2").element("Code") == "SignatureDoesNotMatch")
        #expect(signIn.callSTS(identity, region: "us-east-1").status == 200)
        let unsigned = signIn.send("POST", "/", body: "Action=GetCallerIdentity&Version=2011-06-15")
        #expect(unsigned.element("Code") == "MissingAuthenticationToken")
    }

    @Test func `text of a request is escaped in XML`() throws {
        let message = try signIn.assumeRole(["RoleSessionName": "<&\">"]).element("Message")
        #expect(message?.contains("Value '&lt;&amp;&quot;&gt;' at 'roleSessionName'") == true)
    }
}

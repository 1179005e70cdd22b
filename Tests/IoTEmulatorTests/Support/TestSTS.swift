import FoundationEssentials
import Testing

@testable import IoTEmulator

extension TestSignIn {
    static let roleArn = "arn:aws:iam::123456789012:role/ops"
    static let device = "arn:aws:iam::123456789012:mfa/alice"

    /// The user's own key.
    var userKey: AccessKey {
        get throws {
            let options = SignInOptions()
            return try #require(core.signIn?.keys[options.userAccessKeyId])
        }
    }

    /// A signed call of STS. Nil is the emulator's own key.
    func callSTS(_ parameters: [String: String], with key: AccessKey? = nil, region: String = "eu-west-1") -> Answer {
        var signer = signer("sts", key)
        signer.region = region
        let body = parameters.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(PercentCoding.encode($0.value.utf8))" }
            .joined(separator: "&")
        return Answer(core.react(to: signer.request("POST", "/", body: body)))
    }

    /// AssumeRole with the user's key, a code and `changes`; an empty value removes a parameter.
    func assumeRole(
        code: String = "123456", _ changes: [String: String] = [:], with key: AccessKey? = nil
    ) throws -> Answer {
        let parameters = [
            "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": Self.roleArn, "RoleSessionName": "alice",
            "SerialNumber": Self.device, "TokenCode": code,
        ].merging(changes) { $1 }
        return callSTS(parameters.filter { !$0.value.isEmpty }, with: try key ?? userKey)
    }
}

extension Answer {
    /// The content of the first XML element with this name.
    func element(_ name: String) -> String? {
        guard let start = body.firstRange(of: "<\(name)>")?.upperBound,
            let end = body[start...].firstRange(of: "</\(name)>")?.lowerBound
        else { return nil }
        return String(body[start..<end])
    }

    /// The keys in a response of AssumeRole.
    var key: AccessKey? {
        guard let id = element("AccessKeyId"), let secret = element("SecretAccessKey") else { return nil }
        return AccessKey(id: id, secret: secret, sessionToken: element("SessionToken"))
    }
}

import FoundationEssentials
import MitigationModel

/// The portal of IAM Identity Center.
extension SignInState {
    /// The portal: keys of a role, for an access token.
    mutating func roleCredentials(_ request: APIRequest, now: Date) -> APIResponse {
        do throws(ServiceError) {
            let items = Dictionary(request.queryItems.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
            guard singleSignOn.accepts(request.values(ofHeader: "x-amz-sso_bearer_token").first, now: now) else {
                throw ServiceError(
                    status: 401, code: "UnauthorizedException", message: "Session token not found or invalid")
            }
            guard let accountId = items["account_id"], let role = items["role_name"], !role.isEmpty else {
                throw ServiceError(status: 400, code: "InvalidRequestException", message: "A parameter is missing")
            }
            guard accountId == account.accountId, role == Self.role else {
                throw ServiceError(status: 403, code: "ForbiddenException", message: "No access")
            }
            let key = issueKey(
                to: account.session("alice", ofRole: "AWSReservedSSO_\(role)_0123456789abcdef"),
                seconds: options.singleSignOnKeySeconds, now: now)
            return .ok(Self.roleCredentials(key))
        } catch {
            return .error(error)
        }
    }

    private static func roleCredentials(_ key: AccessKey) -> [UInt8] {
        JSONWriter.object { json in
            json.member("roleCredentials", key) { json, key in
                json.object { json in
                    json.member("accessKeyId", key.id)
                    json.member("secretAccessKey", key.secret)
                    json.member("sessionToken", key.sessionToken)
                    json.member("expiration", key.end.map { Int64(saturating: $0.timeIntervalSince1970 * 1000) })
                }
            }
        }
    }

    /// The only role of single sign-on.
    static let role = "OpsRole"

    /// The start URL of the only instance.
    var startURL: String {
        address + "/start"
    }
}

import FoundationEssentials

/// An access key that the emulator accepts, and whose it is.
struct AccessKey: Sendable {
    let id: String
    let secret: String
    /// Temporary keys have one. Requests must have it in `x-amz-security-token`.
    var sessionToken: String?
    /// From then on the key is rejected as expired.
    var end: Date?
    var principal = Principal()
    /// False for a key whose user may call only STS.
    var mayCallIoT = true

    /// Who a key belongs to.
    struct Principal: Hashable, Sendable {
        /// Of a user or of a role's session.
        var arn = ""
        /// As GetCallerIdentity returns it: `AIDA…`, or `AROA…:SESSION`.
        var userId = ""

        /// If it is a role's session. Roles that it assumes are chained.
        var isRoleSession: Bool {
            arn.contains(":assumed-role/")
        }
    }

    /// Rejects a request whose session token is not the key's, and keys that ended.
    func checkSessionToken(of request: APIRequest, now: Date) throws(ServiceError) {
        guard let sessionToken else { return }
        guard request.values(ofHeader: "x-amz-security-token") == [sessionToken] else {
            throw .unrecognizedClient
        }
        if let end, end <= now {
            throw .expiredToken
        }
    }
}

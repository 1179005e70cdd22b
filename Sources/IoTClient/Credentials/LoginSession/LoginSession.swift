import Crypto
import FoundationEssentials

/// The contents of a file that `aws login` writes: keys for at most 15 minutes, and what new ones are requested with.
/// It is never printed.
struct LoginSession: Hashable, Sendable, Redacted {
    /// The keys.
    let accessKeyId: String
    let secretAccessKey: String
    let sessionToken: String
    /// The account of the keys; nil if the file does not have it.
    let accountId: String?
    /// When the keys expire, by the clock of the machine that wrote the file.
    let expiresAt: Date
    /// What new keys are requested with. The response replaces it.
    let refreshToken: String
    /// The kind of the login: on the same device or on another one.
    let clientId: String
    /// The private key for the proofs, in PEM.
    let dpopKey: String
    /// The region of the login, which newer logins note; nil if the file does not have it.
    let signInRegion: String?
    /// All members, also those that this program does not know.
    private let object: RawJSONObject

    var description: String {
        "LoginSession(redacted)"
    }

    /// Why a file has no session.
    enum Flaw: Error, Hashable, Sendable {
        /// It is not a complete JSON object.
        case notJSON
        /// It does not have these members, or not in the expected form.
        case members([String])
    }

    /// Reads the contents of a file.
    init(_ data: Data) throws(Flaw) {
        guard let object = RawJSONObject(data) else { throw .notJSON }
        try self.init(object)
    }

    private init(_ object: RawJSONObject) throws(Flaw) {
        self.object = object
        let keys = object.object("accessToken")
        var missing: [String] = []
        func required(_ name: String, in object: RawJSONObject?, path: String = "") -> String {
            if let value = object?.string(name) { return value }
            missing.append(path + name)
            return ""
        }
        func key(_ name: String) -> String {
            required(name, in: keys, path: "accessToken.")
        }
        (accessKeyId, secretAccessKey) = (key("accessKeyId"), key("secretAccessKey"))
        sessionToken = key("sessionToken")
        let end = key("expiresAt")
        if keys == nil {
            missing = ["accessToken"]
        }
        refreshToken = required("refreshToken", in: object)
        clientId = required("clientId", in: object)
        dpopKey = required("dpopKey", in: object)
        accountId = keys?.string("accountId")
        signInRegion = object.string("signInRegion")
        let date = Date(iso8601: end)
        if date == nil, !end.isEmpty {
            missing.append("accessToken.expiresAt")
        }
        expiresAt = date ?? .distantPast
        guard missing.isEmpty else { throw .members(missing) }
    }
}

extension LoginSession {
    /// New keys from the sign-in service.
    struct Renewal: Hashable, Sendable, Redacted {
        let accessKeyId: String
        let secretAccessKey: String
        let sessionToken: String
        let refreshToken: String
        /// 1 or more.
        let expiresIn: Int

        var description: String {
            "Renewal(redacted)"
        }
    }

    /// The session with new keys and a new refresh token. Everything else is kept, also the account.
    ///
    /// - Parameter now: The time of the response by the machine's clock.
    func renewed(with renewal: Renewal, at now: Date) -> LoginSession {
        var keys = object.object("accessToken") ?? RawJSONObject()
        keys.set("accessKeyId", string: renewal.accessKeyId)
        keys.set("secretAccessKey", string: renewal.secretAccessKey)
        keys.set("sessionToken", string: renewal.sessionToken)
        keys.set("expiresAt", string: now.addingTimeInterval(Double(renewal.expiresIn)).formatted(.iso8601))
        var object = object
        object["accessToken"] = keys.data
        object.set("refreshToken", string: renewal.refreshToken)
        // All members are there, so this cannot fail.
        return (try? LoginSession(object)) ?? self
    }

    /// The contents of the file.
    var data: Data {
        object.data
    }

    /// Whether the other session has not been renewed since: it has the same refresh token and the same expiration.
    func isUnchanged(since other: LoginSession) -> Bool {
        refreshToken == other.refreshToken && expiresAt == other.expiresAt
    }
}

extension LoginSession {
    /// The path of a session's file; nil if there is no home directory.
    ///
    /// Its name is the SHA-256 of the `login_session`. As in botocore, an empty AWS_LOGIN_CACHE_DIRECTORY means the
    /// working directory.
    ///
    /// - Parameter name: The value of `login_session`.
    static func path(of name: String, environment: [String: String], home: String?) -> String? {
        let file = hexadecimal(SHA256.hash(data: Data(name.trimmed.utf8))) + ".json"
        guard let set = environment["AWS_LOGIN_CACHE_DIRECTORY"] else {
            return home.map { "\($0)/.aws/login/cache/\(file)" }
        }
        let directory = PathExpansion(environment: environment, home: home).expanded(set)
        return directory.isEmpty || directory.hasSuffix("/") ? directory + file : "\(directory)/\(file)"
    }
}

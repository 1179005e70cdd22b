/// The responses of STS.
enum SecurityTokenXML {
    private static let namespace = "https://sts.amazonaws.com/doc/2011-06-15/"

    static func callerIdentity(
        _ principal: AccessKey.Principal, _ accountId: String, _ requestId: String
    ) -> APIResponse {
        result(
            "GetCallerIdentity",
            element("Arn", principal.arn) + element("UserId", principal.userId) + element("Account", accountId),
            requestId)
    }

    static func assumedRole(_ key: AccessKey, _ requestId: String) -> APIResponse {
        let role = element("AssumedRoleId", key.principal.userId) + element("Arn", key.principal.arn)
        let credentials =
            element("AccessKeyId", key.id) + element("SecretAccessKey", key.secret)
            + element("SessionToken", key.sessionToken ?? "")
            + element("Expiration", key.end.map { SignInSession.text($0) } ?? "")
        return result(
            "AssumeRole", "<AssumedRoleUser>\(role)</AssumedRoleUser><Credentials>\(credentials)</Credentials>",
            requestId)
    }

    static func error(_ error: ServiceError, _ requestId: String) -> APIResponse {
        let type = element("Type", error.status < 500 ? "Sender" : "Receiver")
        let facts = type + element("Code", error.code) + element("Message", error.message)
        return document(
            error.status,
            "<ErrorResponse xmlns=\"\(namespace)\"><Error>\(facts)</Error>\(element("RequestId", requestId))"
                + "</ErrorResponse>")
    }

    private static func result(_ action: String, _ content: String, _ requestId: String) -> APIResponse {
        document(
            200,
            "<\(action)Response xmlns=\"\(namespace)\"><\(action)Result>\(content)</\(action)Result>"
                + "<ResponseMetadata>\(element("RequestId", requestId))</ResponseMetadata></\(action)Response>")
    }

    private static func document(_ status: Int, _ text: String) -> APIResponse {
        APIResponse(status: status, contentType: "text/xml", body: Array(text.utf8))
    }

    private static func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(escaped(text))</\(name)>"
    }

    /// Text for the content of an element, or of an attribute in double quotes.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "<": "&lt;"
            case ">": "&gt;"
            case "&": "&amp;"
            case "\"": "&quot;"
            case _ where scalar.value < 0x20: "&#xFFFD;"
            default: String(scalar)
            }
        }.joined()
    }
}

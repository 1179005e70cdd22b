import FoundationEssentials

/// What AWS said when it refused a request: facts, as they came.
///
/// Code, message and request id come from a server: show them only through something that makes them harmless.
public struct ServiceFault: Error, Hashable, Sendable {
    /// The error's code, such as `ThrottlingException`; the HTTP status in digits if the answer names none.
    public var code: String
    /// The message, if there is one.
    public var message: String?
    /// The id under which AWS knows the request.
    public var requestId: String?
    /// The HTTP status. AWS decides by code: throttling, for one, comes with 400 as well as with 429.
    public var statusCode: Int
    /// The server's time when it answered.
    public var serverDate: Date?
    /// How long the server asks to wait.
    public var retryAfter: Duration?

    /// A fault of these parts.
    public init(
        code: String, message: String? = nil, requestId: String? = nil, statusCode: Int, serverDate: Date? = nil,
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.requestId = requestId
        self.statusCode = statusCode
        self.serverDate = serverDate
        self.retryAfter = retryAfter
    }
}

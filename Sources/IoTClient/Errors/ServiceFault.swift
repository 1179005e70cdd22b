import FoundationEssentials

/// What AWS reported when it rejected a request.
public struct ServiceFault: Error, Hashable, Sendable {
    /// The error's code, such as `ThrottlingException`; the HTTP status in digits if the answer names none.
    public var code: SanitizedText
    /// The message, if there is one.
    public var message: SanitizedText?
    /// The id under which AWS knows the request.
    public var requestId: SanitizedText?
    /// The HTTP status. AWS decides by code: throttling, for one, comes with 400 as well as with 429.
    public var statusCode: Int
    /// The server's time when it answered.
    public var serverDate: Date?
    /// How long the server asks to wait.
    public var retryAfter: Duration?

    /// A fault of these parts.
    public init(
        code: SanitizedText, message: SanitizedText? = nil, requestId: SanitizedText? = nil, statusCode: Int,
        serverDate: Date? = nil,
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

/// An error response: HTTP status, code and message, as in the service model and AWS's common errors.
struct ServiceError: Error, Hashable, Sendable {
    let status: Int
    let code: String
    let message: String

    static func invalidRequest(_ message: String) -> ServiceError {
        ServiceError(status: 400, code: "InvalidRequestException", message: message)
    }

    /// A parameter that breaks a constraint of the service model.
    static func validation(_ value: String, at name: String, _ constraint: String) -> ServiceError {
        invalidRequest(
            "1 validation error detected: Value '\(value)' at '\(name)' failed to satisfy constraint: \(constraint)")
    }

    static func resourceNotFound(_ message: String) -> ServiceError {
        ServiceError(status: 404, code: "ResourceNotFoundException", message: message)
    }

    static let throttling = ServiceError(status: 400, code: "ThrottlingException", message: "Rate exceeded")

    static let internalFailure = ServiceError(
        status: 500, code: "InternalFailureException", message: "An unexpected error has occurred.")

    static let serviceUnavailable = ServiceError(
        status: 503, code: "ServiceUnavailableException", message: "The service is temporarily unavailable.")

    static let unknownOperation = ServiceError(
        status: 404, code: "UnknownOperationException", message: "The requested operation is not recognized.")

    static let serialization = ServiceError(
        status: 400, code: "SerializationException", message: "The request body could not be read.")

    static let missingAuthenticationToken = ServiceError(
        status: 403, code: "MissingAuthenticationTokenException", message: "Missing Authentication Token")

    static let unrecognizedClient = ServiceError(
        status: 403, code: "UnrecognizedClientException",
        message: "The security token included in the request is invalid.")

    static let expiredToken = ServiceError(
        status: 403, code: "ExpiredTokenException", message: "The security token included in the request is expired")

    /// The key's user or role may not call the operation.
    static func accessDenied(_ arn: String, to action: String, on resource: String? = nil) -> ServiceError {
        let resource = resource.map { " on resource: \($0)" } ?? ""
        return ServiceError(
            status: 403, code: "AccessDeniedException",
            message: "User: \(arn) is not authorized to perform: \(action)\(resource) because no identity-based policy "
                + "allows the \(action) action")
    }

    static func incompleteSignature(_ message: String) -> ServiceError {
        ServiceError(status: 403, code: "IncompleteSignatureException", message: message)
    }

    static func invalidSignature(_ message: String) -> ServiceError {
        ServiceError(status: 403, code: "InvalidSignatureException", message: message)
    }
}

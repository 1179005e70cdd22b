/// The parameters of AssumeRole, with the constraints of the service model.
struct AssumeRoleRequest: Hashable, Sendable {
    let roleArn: String
    let sessionName: String
    let serialNumber: String?
    let code: String?
    let externalId: String?
    /// 900 to 43200, or nil for the default.
    private let duration: Int?

    /// Rejects what the service model does not allow, with STS's codes and messages.
    init(_ form: QueryForm) throws(ServiceError) {
        guard let roleArn = form["RoleArn"] else { throw Self.missing("roleArn") }
        guard let sessionName = form["RoleSessionName"] else { throw Self.missing("roleSessionName") }
        self.roleArn = try Self.check(roleArn, "roleArn", length: 20...2048)
        self.sessionName = try Self.check(sessionName, "roleSessionName", length: 2...64, extra: "_+=,.@-")
        serialNumber = try form["SerialNumber"].map { text throws(ServiceError) in
            try Self.check(text, "serialNumber", length: 9...256, extra: "_+=/:,.@-")
        }
        code = try form["TokenCode"].map { text throws(ServiceError) in
            guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
                throw Self.invalid(text, "tokenCode", "Member must satisfy regular expression pattern: [\\d]*")
            }
            return try Self.check(text, "tokenCode", length: 6...6)
        }
        externalId = try form["ExternalId"].map { text throws(ServiceError) in
            try Self.check(text, "externalId", length: 2...1224)
        }
        duration = try form["DurationSeconds"].map { text throws(ServiceError) in
            guard let seconds = Int(text) else {
                throw ServiceError(
                    status: 400, code: "MalformedInput", message: "DurationSeconds must be an integer")
            }
            guard seconds >= 900 else {
                throw Self.invalid(text, "durationSeconds", "Member must have value greater than or equal to 900")
            }
            guard seconds <= 43_200 else {
                throw Self.invalid(text, "durationSeconds", "Member must have value less than or equal to 43200")
            }
            return seconds
        }
    }

    /// The life of the keys. Throws if the role does not allow it.
    func seconds(upTo maximum: Int, isChained: Bool) throws(ServiceError) -> Int {
        let seconds = duration ?? 3600
        guard seconds <= maximum else {
            throw Self.validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        }
        guard seconds <= 3600 || !isChained else {
            throw Self.validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.")
        }
        return seconds
    }

    /// Without `extra`, each character is allowed.
    private static func check(
        _ text: String, _ name: String, length: ClosedRange<Int>, extra: String? = nil
    ) throws(ServiceError) -> String {
        guard text.count >= length.lowerBound else {
            throw invalid(text, name, "Member must have length greater than or equal to \(length.lowerBound)")
        }
        guard text.count <= length.upperBound else {
            throw invalid(text, name, "Member must have length less than or equal to \(length.upperBound)")
        }
        if let extra, !text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || extra.contains($0)) }) {
            throw invalid(text, name, "Member must satisfy regular expression pattern: [\\w\(extra.dropFirst())]*")
        }
        return text
    }

    private static func missing(_ name: String) -> ServiceError {
        validation(
            "1 validation error detected: Value null at '\(name)' failed to satisfy constraint: Member must not be null"
        )
    }

    private static func invalid(_ value: String, _ name: String, _ constraint: String) -> ServiceError {
        validation(
            "1 validation error detected: Value '\(value)' at '\(name)' failed to satisfy constraint: \(constraint)")
    }

    private static func validation(_ message: String) -> ServiceError {
        ServiceError(status: 400, code: "ValidationError", message: message)
    }
}

import FoundationEssentials

/// The query of a list operation. Each accessor rejects what the service model does not allow.
struct QueryParameters {
    private let values: [String: String]

    init(_ request: APIRequest) {
        values = Dictionary(request.queryItems.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    func optional(_ name: String, _ constraint: Constraint) throws(ServiceError) -> String? {
        guard let value = values[name] else { return nil }
        return try constraint.check(value, at: name)
    }

    func required(_ name: String, _ constraint: Constraint) throws(ServiceError) -> String {
        guard let value = try optional(name, constraint) else { throw Self.missing(name) }
        return value
    }

    /// A value of an enumeration.
    func optional(_ name: String, oneOf allowed: [String]) throws(ServiceError) -> String? {
        guard let value = values[name] else { return nil }
        guard allowed.contains(value) else {
            throw .validation(
                value, at: name, "Member must satisfy enum value set: [\(allowed.joined(separator: ", "))]")
        }
        return value
    }

    /// A time in ISO 8601.
    func requiredDate(_ name: String) throws(ServiceError) -> Date {
        guard let value = values[name] else { throw Self.missing(name) }
        guard let date = try? Date.ISO8601FormatStyle().parse(value) else {
            throw ServiceError.serialization
        }
        return date
    }

    /// The maximum number of entries on a page.
    func pageSize() throws(ServiceError) -> Int {
        guard let value = values["maxResults"] else { return Self.defaultPageSize }
        guard let number = Int(value) else { throw ServiceError.serialization }
        return try Self.checkPageSize(number)
    }

    var nextToken: String? {
        values["nextToken"]
    }

    /// AWS's default is not documented. A small number reveals clients that do not request the next page.
    static let defaultPageSize = 25

    static func checkPageSize(_ number: Int?) throws(ServiceError) -> Int {
        guard let number else { return defaultPageSize }
        guard number >= 1 else {
            throw .validation(String(number), at: "maxResults", "Member must have value greater than or equal to 1")
        }
        guard number <= 250 else {
            throw .validation(String(number), at: "maxResults", "Member must have value less than or equal to 250")
        }
        return number
    }

    private static func missing(_ name: String) -> ServiceError {
        .invalidRequest(
            "1 validation error detected: Value null at '\(name)' failed to satisfy constraint: Member must not be null"
        )
    }
}

/// A constraint of the service model on a string.
struct Constraint: Sendable {
    /// Characters besides ASCII letters and digits.
    let extra: Set<UInt8>
    let pattern: String
    let maximum: Int

    /// The taskId of a mitigation task, and findingId.
    static let identifier = Constraint(extra: Set("_-".utf8), pattern: "[a-zA-Z0-9_-]+", maximum: 128)
    /// The taskId of an audit.
    static let auditTaskId = Constraint(extra: Set("-".utf8), pattern: "[a-zA-Z0-9\\-]+", maximum: 40)

    /// Returns the value, or rejects it with AWS's message.
    func check(_ value: String, at name: String) throws(ServiceError) -> String {
        guard !value.isEmpty else {
            throw .validation(value, at: name, "Member must have length greater than or equal to 1")
        }
        guard value.utf8.count <= maximum else {
            throw .validation(value, at: name, "Member must have length less than or equal to \(maximum)")
        }
        guard value.utf8.allSatisfy({ isAllowed($0) }) else {
            throw .validation(value, at: name, "Member must satisfy regular expression pattern: \(pattern)")
        }
        return value
    }

    private func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: extra.contains(byte)
        }
    }
}

/// A constraint of the service model on a text.
struct Constraint: Sendable {
    /// Characters besides ASCII letters and digits.
    let extra: Set<UInt8>
    let pattern: String
    let maximum: Int

    /// taskId of a mitigation task, findingId.
    static let identifier = Constraint(extra: Set("_-".utf8), pattern: "[a-zA-Z0-9_-]+", maximum: 128)
    /// taskId of an audit.
    static let auditTaskId = Constraint(extra: Set("-".utf8), pattern: "[a-zA-Z0-9\\-]+", maximum: 40)

    /// Returns the value, or refuses it in AWS's words.
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

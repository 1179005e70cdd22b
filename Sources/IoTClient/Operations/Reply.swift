import FoundationEssentials

/// An answer of AWS IoT: the value, whose members can be read directly, and what came with it.
@dynamicMemberLookup
public struct Reply<Value: Sendable>: Sendable {
    /// What the operation answers.
    public var value: Value
    /// The id under which AWS knows the request.
    public var requestId: SanitizedText?
    /// The server's time when it answered, to the second; nil if the header is missing or cannot be read.
    public var serverDate: Date?

    /// A reply of these parts.
    public init(value: Value, requestId: SanitizedText? = nil, serverDate: Date? = nil) {
        self.value = value
        self.requestId = requestId
        self.serverDate = serverDate
    }

    /// A member of the value.
    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member {
        value[keyPath: member]
    }
}

extension Reply: Equatable where Value: Equatable {}
extension Reply: Hashable where Value: Hashable {}

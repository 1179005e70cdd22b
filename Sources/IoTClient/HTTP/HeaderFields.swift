/// Header fields of a request or a response, in order. Names are case-insensitive.
///
/// Printed values show no credentials: `Authorization`, session tokens and similar fields are redacted.
public struct HeaderFields: Hashable, Sendable, RandomAccessCollection, ExpressibleByDictionaryLiteral {
    /// One header field.
    public struct Field: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// A field of this name and value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    private var fields: [Field]

    /// The fields, in this order.
    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// The fields, in this order. A name may be repeated.
    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field(name: $0.0, value: $0.1) }
    }

    /// The position of the first field.
    public var startIndex: Int {
        fields.startIndex
    }

    /// The position after the last field.
    public var endIndex: Int {
        fields.endIndex
    }

    /// The field at a position.
    public subscript(position: Int) -> Field {
        fields[position]
    }

    /// The value of the first field of this name.
    public subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// Adds a field at the end.
    public mutating func append(name: String, value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Removes all fields of this name and adds one at the end.
    public mutating func set(name: String, value: String) {
        let replaced = name.lowercased()
        fields.removeAll { $0.name.lowercased() == replaced }
        append(name: name, value: value)
    }
}

extension HeaderFields.Field: Redacted {
    private static let secretNames: Set = [
        "authorization", "x-amz-security-token", "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token",
        "proxy-authorization", "cookie", "set-cookie", "dpop",
    ]

    /// The field as a header line, without the value if it is a credential.
    public var description: String {
        "\(name): \(Self.secretNames.contains(name.lowercased()) ? "(redacted)" : value)"
    }
}

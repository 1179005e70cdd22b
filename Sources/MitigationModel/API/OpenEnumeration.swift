/// A name from a set that AWS may extend at any time: known values are static members, an unknown one is kept as it came.
///
/// On the wire it is a plain string, as a value and as the key of an object.
public protocol OpenEnumeration: RawRepresentable<String>, Hashable, Sendable, Codable, CodingKeyRepresentable,
    CustomStringConvertible
{
    /// Takes any string: an unknown one is a value like the others.
    init(rawValue: String)
}

extension OpenEnumeration {
    /// The value that the wire carries as `rawValue`.
    public init(_ rawValue: String) {
        self.init(rawValue: rawValue)
    }

    /// Never fails: a key of an object is kept whatever it says.
    public init?(codingKey: some CodingKey) {
        self.init(rawValue: codingKey.stringValue)
    }

    /// The value as the key of an object.
    public var codingKey: any CodingKey {
        NameCodingKey(stringValue: rawValue)
    }

    /// The value as the wire has it. It may come from a server: show it only through a view, which makes it harmless.
    public var description: String {
        rawValue
    }
}

/// A key of an object whose names are not known in advance.
struct NameCodingKey: CodingKey {
    let stringValue: String

    var intValue: Int? {
        nil
    }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

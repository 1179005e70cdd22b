/// A name from a set that AWS may extend at any time: known values are static members, and unknown ones are kept
/// unchanged.
///
/// On the wire it is a plain string, as a value and as the key of an object.
public protocol OpenEnumeration: RawRepresentable<String>, Hashable, Sendable, Codable, CodingKeyRepresentable,
    CustomStringConvertible
{
    /// Accepts any string: an unknown one is a value like the others.
    init(rawValue: String)
}

extension OpenEnumeration {
    /// The value with this value on the wire.
    public init(_ rawValue: String) {
        self.init(rawValue: rawValue)
    }

    /// Never fails: every key of an object is kept.
    public init?(codingKey: some CodingKey) {
        self.init(rawValue: codingKey.stringValue)
    }

    /// The value as the key of an object.
    public var codingKey: any CodingKey {
        NameCodingKey(stringValue: rawValue)
    }

    /// The value on the wire. It may come from a server: show it only through a view, which sanitizes it.
    public var description: String {
        rawValue
    }
}

/// A key of an object with arbitrary names.
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

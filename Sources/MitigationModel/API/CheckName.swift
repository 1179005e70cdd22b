/// The API's name of an audit check, such as `DEVICE_CERTIFICATE_SHARED_CHECK`.
public struct CheckName: OpenEnumeration, Comparable {
    /// The name on the wire.
    public let rawValue: String

    /// The check with this name on the wire.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Orders by the API's name.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

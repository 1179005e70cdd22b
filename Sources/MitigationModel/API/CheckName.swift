/// The API's name of an audit check, such as `DEVICE_CERTIFICATE_SHARED_CHECK`.
public struct CheckName: OpenEnumeration, Comparable {
    /// The name as the wire has it.
    public let rawValue: String

    /// The check that the wire names `rawValue`.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Orders by the API's name.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

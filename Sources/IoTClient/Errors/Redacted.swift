/// A value that holds, or may hold, a secret: however it is printed, dumped or interpolated, only `description` shows.
protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Redacted {
    /// The same as `description`.
    public var debugDescription: String {
        description
    }

    /// No children, so that `dump` and a debugger's summary show nothing either.
    public var customMirror: Mirror {
        Mirror(self, children: [])
    }
}

/// Who is served first where several calls wait for their part of a quota.
public enum CallPriority: Hashable, Sendable {
    /// Somebody looks at what the call is for: served before all that is in the background.
    case foreground
    /// A scan, or something that is fetched in advance.
    case background
}

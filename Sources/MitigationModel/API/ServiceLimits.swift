/// AWS's limits that several modules need.
public enum ServiceLimits {
    /// The days that AWS keeps tasks and findings.
    public static let retentionDays = 90
    /// The same in seconds.
    public static let retention = Double(retentionDays * 86_400)
}

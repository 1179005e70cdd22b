/// The profile of the shared files that is used, and who chose it.
public struct SelectedProfile: Hashable, Sendable {
    /// Who chose the profile.
    public enum Origin: Hashable, Sendable {
        /// `--profile`.
        case flag
        /// An environment variable of this name.
        case variable(String)
        /// Nobody: it is the profile named `default`.
        case implied
    }

    /// The profile's name.
    public let name: String
    /// Who chose it.
    public let origin: Origin

    /// `--profile`, AWS_DEFAULT_PROFILE, AWS_PROFILE (in botocore's order), else `default`. An empty one counts as not given.
    public init(flag: String?, environment: [String: String]) {
        let variables = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"].map { (Origin.variable($0), environment[$0]) }
        let given = ([(.flag, flag)] + variables).first { !($0.1 ?? "").isEmpty }
        (origin, name) = (given?.0 ?? .implied, given?.1 ?? "default")
    }

    /// Whether someone asked for the profile by name, so that its absence is an error.
    var isNamed: Bool {
        origin != .implied
    }
}

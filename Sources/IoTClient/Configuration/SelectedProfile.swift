/// The profile of the shared files in use, and how it was chosen.
public struct SelectedProfile: Hashable, Sendable {
    /// How the profile was chosen.
    public enum Origin: Hashable, Sendable {
        /// `--profile`.
        case flag
        /// An environment variable of this name.
        case variable(String)
        /// By default: the profile named `default`.
        case implied
    }

    /// The profile's name.
    public let name: String
    /// How it was chosen.
    public let origin: Origin

    /// Selects a profile as botocore does.
    ///
    /// It is the first one that is set and not empty: `--profile`, AWS_DEFAULT_PROFILE, AWS_PROFILE (default:
    /// `default`).
    ///
    /// - Parameters:
    ///   - flag: The value of `--profile`; nil or empty for none.
    ///   - environment: The environment variables.
    public init(flag: String?, environment: [String: String]) {
        let variables = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"].map { (Origin.variable($0), environment[$0]) }
        let given = ([(.flag, flag)] + variables).first { !($0.1 ?? "").isEmpty }
        (origin, name) = (given?.0 ?? .implied, given?.1 ?? "default")
    }

    /// Whether the profile was chosen by name. If so, it must exist.
    var isNamed: Bool {
        origin != .implied
    }
}

/// A profile was chosen by name, and neither of the shared files has it.
public struct ProfileNotFoundError: Error, Hashable, Sendable {
    /// A profile with nearly the same name.
    public enum Similar: Hashable, Sendable {
        /// It was probably meant.
        case named(SanitizedText)
        /// Its name looks the same, but has other Unicode scalars.
        case inAnotherForm
    }

    /// The profile's name.
    public let name: SanitizedText
    /// How it was chosen; nil for a `source_profile`.
    public let origin: SelectedProfile.Origin?
    /// A profile that was probably meant.
    public let similar: Similar?
    /// The names of the profiles that exist, sorted.
    public let known: [SanitizedText]
    /// The paths of the files.
    public let locations: [SharedConfigFiles.Location]

    /// An error of these parts.
    public init(
        name: String, origin: SelectedProfile.Origin?, known: [String], locations: [SharedConfigFiles.Location] = []
    ) {
        self.name = SanitizedText(name)
        self.origin = origin
        similar =
            known.contains(name)
            ? .inAnotherForm : NearestWord.suggestion(for: name, among: known).map { .named(SanitizedText($0)) }
        self.known = known.map { SanitizedText($0, limit: 40) }
        self.locations = locations
    }

    init(name: String, origin: SelectedProfile.Origin?, in config: SharedConfig) {
        self.init(name: name, origin: origin, known: config.profileNames, locations: config.locations)
    }
}

extension SelectedProfile {
    /// Checks that a profile that was chosen by name exists.
    ///
    /// Call it first: otherwise a later error, such as a missing region, would name the wrong cause.
    ///
    /// - Parameter config: The shared files.
    /// - Throws: ``ProfileNotFoundError`` if neither file has the profile.
    public func validate(in config: SharedConfig) throws(ProfileNotFoundError) {
        guard isNamed, config.profile(named: name) == nil else { return }
        throw ProfileNotFoundError(name: name, origin: origin, in: config)
    }
}

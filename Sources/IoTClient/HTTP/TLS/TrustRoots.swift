import FoundationEssentials
import NIOSSL

/// The trusted authorities. A server's certificate is always verified against them.
public struct TrustRoots: Sendable {
    /// The trusted authorities of this machine.
    public static let system = TrustRoots(.default)

    let roots: NIOSSLTrustRoots

    private init(_ roots: NIOSSLTrustRoots) {
        self.roots = roots
    }

    /// Trusts only the certificates of a PEM file, which is read once, here.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - setting: The source of the path, for errors.
    /// - Throws: ``CABundleError`` if the file cannot be read or has no certificates.
    public init(pemFile path: String, setting: SanitizedText) throws(CABundleError) {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CABundleError(setting: setting, path: SanitizedText(path: path), reason: .unreadable)
        }
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(data)), !certificates.isEmpty else {
            throw CABundleError(setting: setting, path: SanitizedText(path: path), reason: .noCertificates)
        }
        self.init(.certificates(certificates))
    }

    /// The authorities of AWS_CA_BUNDLE or the profile's `ca_bundle` (default: the system's). An empty value counts as
    /// not set.
    ///
    /// `~` and `~user` at the start of the path are expanded, as in botocore; variables are not.
    ///
    /// - Parameters:
    ///   - environment: The environment variables.
    ///   - profile: The profile in use; nil for none.
    ///   - home: The home directory (default: HOME).
    /// - Returns: The authorities.
    /// - Throws: ``CABundleError`` if the file cannot be read or has no certificates.
    public static func resolve(
        environment: [String: String], profile: SharedConfig.Profile?, home: String? = nil
    ) throws(CABundleError) -> TrustRoots {
        let expansion = PathExpansion(environment: environment, home: home ?? environment["HOME"])
        let given = Setting.first([
            ("AWS_CA_BUNDLE", environment["AWS_CA_BUNDLE"]), ("ca_bundle", profile?["ca_bundle"]),
        ])
        guard let given else { return .system }
        return try TrustRoots(pemFile: expansion.withHome(given.value), setting: given.name)
    }
}

/// Why the certificates of a setting cannot be used.
public struct CABundleError: Error, Hashable, Sendable {
    /// What is wrong with the file.
    public enum Reason: Hashable, Sendable {
        /// It does not exist, or cannot be read.
        case unreadable
        /// It has no certificate in PEM form, or a broken one.
        case noCertificates
    }

    /// The setting: AWS_CA_BUNDLE or `ca_bundle`.
    public var setting: SanitizedText
    /// The file.
    public var path: SanitizedText
    /// What is wrong.
    public var reason: Reason

    /// An error in the file at `path`, from `setting`.
    public init(setting: SanitizedText, path: SanitizedText, reason: Reason) {
        self.setting = setting
        self.path = path
        self.reason = reason
    }
}

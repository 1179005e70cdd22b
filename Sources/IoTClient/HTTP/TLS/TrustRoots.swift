import FoundationEssentials
import NIOSSL

/// Whose certificates are trusted. A server's certificate is always verified; this says only by whom.
public struct TrustRoots: Sendable {
    /// The authorities that this machine trusts.
    public static let system = TrustRoots(.default)

    let roots: NIOSSLTrustRoots

    private init(_ roots: NIOSSLTrustRoots) {
        self.roots = roots
    }

    /// The certificates of a PEM file, and no others. The file is read here, once; `setting` says in an error who named it.
    public init(pemFile path: String, setting: SanitizedText) throws(CABundleError) {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CABundleError(setting: setting, path: SanitizedText(path: path), reason: .unreadable)
        }
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(data)), !certificates.isEmpty else {
            throw CABundleError(setting: setting, path: SanitizedText(path: path), reason: .noCertificates)
        }
        self.init(.certificates(certificates))
    }

    /// AWS_CA_BUNDLE, then the profile's `ca_bundle` (default: the system's). An empty one counts as not given.
    ///
    /// At the beginning of the path `~` (default for `home`: HOME) and `~user` are expanded, as in botocore;
    /// variables are not.
    public static func resolve(
        environment: [String: String], profile: SharedConfig.Profile?, home: String? = nil
    ) throws(CABundleError) -> TrustRoots {
        let expansion = PathExpansion(environment: environment, home: home ?? environment["HOME"])
        let settings: [(SanitizedText, String?)] = [
            ("AWS_CA_BUNDLE", environment["AWS_CA_BUNDLE"]), ("ca_bundle", profile?["ca_bundle"]),
        ]
        for case (let setting, let path?) in settings where !path.isEmpty {
            return try TrustRoots(pemFile: expansion.withHome(path), setting: setting)
        }
        return .system
    }
}

/// Why the certificates that a setting names cannot be used.
public struct CABundleError: Error, Hashable, Sendable {
    /// What is wrong with the file.
    public enum Reason: Hashable, Sendable {
        /// It does not exist, or cannot be read.
        case unreadable
        /// It holds no certificate in PEM form, or a broken one.
        case noCertificates
    }

    /// The setting: AWS_CA_BUNDLE or `ca_bundle`.
    public var setting: SanitizedText
    /// The file.
    public var path: SanitizedText
    /// What is wrong.
    public var reason: Reason

    /// A problem with the file at `path`, which `setting` names.
    public init(setting: SanitizedText, path: SanitizedText, reason: Reason) {
        self.setting = setting
        self.path = path
        self.reason = reason
    }
}

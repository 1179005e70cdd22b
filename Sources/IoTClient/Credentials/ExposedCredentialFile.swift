import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file with secrets that other users of the machine can read or change.
public struct ExposedCredentialFile: Hashable, Sendable {
    /// The path.
    public var path: SanitizedText
    /// The permission bits, such as `0o644`.
    public var mode: Int

    /// A file with these permissions.
    public init(path: SanitizedText, mode: Int) {
        self.path = path
        self.mode = mode
    }
}

extension CredentialsContext {
    /// The files with the profile's secrets that other users can read or change: the shared files, the tokens of
    /// single sign-on, the sessions of `aws login`, and the AWS CLI's cache of role credentials. The profiles that its
    /// role is assumed with count too.
    ///
    /// - Parameters:
    ///   - profile: The profile in use.
    ///   - files: The shared files. The config file counts only if it has the keys of a profile in use.
    /// - Returns: The files, in the order above. Files that do not exist, or cannot be read, are left out.
    public func exposedFiles(
        profile: SelectedProfile, files: SharedConfigFiles
    ) -> [ExposedCredentialFile] {
        var paths = [files.credentialsPath]
        if let config = try? files.load() {
            let chain = Self.profiles(from: profile.name, in: config)
            let hasKeys = chain.contains { config.profile(named: $0)?.configFile.text["aws_secret_access_key"] != nil }
            paths += (hasKeys ? [files.configPath] : []) + chain.flatMap { secretPaths(of: $0, in: config) }
        }
        var seen: Set<String> = []
        return paths.compactMap(\.self).filter { seen.insert($0).inserted }.compactMap(Self.exposed)
    }

    /// A profile and its source profiles.
    private static func profiles(from name: String, in config: SharedConfig) -> [String] {
        var (names, next) = ([String](), Optional(name))
        while let name = next, !names.contains(where: { ExactText($0) == ExactText(name) }) {
            names.append(name)
            next = config.profile(named: name)?["source_profile"]
        }
        return names
    }

    /// The files of one profile that AWS's tools write.
    private func secretPaths(of name: String, in config: SharedConfig) -> [String?] {
        guard let profile = config.profile(named: name) else { return [] }
        let settings = ProfileSettings(name: name, isNamed: true, origin: nil, files: .success(config))
        var paths: [String?] = []
        if let home, let signOn = try? SingleSignOnSettings(settings, source: "") {
            paths.append(SingleSignOnTokenFile(home: home, key: signOn.session ?? signOn.startURL).path)
            paths.append(CLICacheEntry(home: home, signOn).path)
        }
        if let session = profile["login_session"] {
            paths.append(LoginSession.path(of: session, environment: environment, home: home))
        }
        if profile.assumesRole, let role = try? RoleChain(settings, profile, self, source: "").roles.first {
            paths.append(role.entry.path)
        }
        return paths
    }

    private static func exposed(_ path: String) -> ExposedCredentialFile? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let mode = Int(facts.st_mode & 0o777)
        return mode & 0o077 == 0 ? nil : ExposedCredentialFile(path: SanitizedText(path: path), mode: mode)
    }
}

import FoundationEssentials
import IoTClient

/// Checks what flags, environment and the shared AWS files say about the connection, in the order in which they depend
/// on each other. Nothing is called.
struct SettingsChecks {
    /// The results, one per setting.
    private(set) var reports: [CheckReport] = []
    /// The connection to AWS; nil if a setting is invalid.
    private(set) var connection: Connection?

    init(options: ConnectionOptions, environment: ProgramEnvironment) {
        let variables = environment.variables
        let profile = SelectedProfile(flag: options.profile, environment: variables)
        let files = SharedConfigFiles(environment: variables, home: environment.home)
        reports += Self.missingFiles(environment, files)
        let config = look("profile", by: files) { files in
            let config = try files.load()
            try profile.validate(in: config)
            return (config, profile.words)
        }
        let region = look("region", by: config) { config in
            let region = try Region.resolve(
                flag: options.region, environment: variables, profile: profile, config: config)
            let setting = Region.setting(flag: options.region, environment: variables, profile: profile, config: config)
            return (region, "\(region)\(region.usesFIPS ? " with FIPS" : "") (from \(setting ?? "no setting"))")
        }
        let endpoints = config.map { EndpointSettings(environment: variables, profile: profile, config: $0) }
        let endpoint = look("endpoint", by: region) { region in
            let endpoint = try endpoints?.endpoint(of: .iot, region: region, flag: options.endpointURL)
            let setting = try endpoints?.setting(of: .iot, flag: options.endpointURL)
            return (endpoint, endpoint?.words(setting: setting, region: region) ?? "")
        }
        let proxy: Void? = look("proxy", by: endpoint ?? nil) { endpoint in
            let proxy = try ProxySettings(environment: variables).proxy(for: endpoint)
            return ((), proxy.map { "\($0)" } ?? "none")
        }
        if proxy != nil { connect(options, environment) }
    }

    /// Variables that name a file that does not exist. For the shared files that is not an error, same as in botocore;
    /// but such a variable is set for a file that is expected to exist.
    private static func missingFiles(_ environment: ProgramEnvironment, _ files: SharedConfigFiles) -> [CheckReport] {
        let variables = environment.variables
        let expansion = PathExpansion(environment: variables, home: environment.home)
        let (webIdentity, container) = ("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
        let named = [
            ("AWS_CONFIG_FILE", files.configPath), ("AWS_SHARED_CREDENTIALS_FILE", files.credentialsPath),
            (webIdentity, variables[webIdentity].map(expansion.withHome)), (container, variables[container]),
        ]
        return named.compactMap { variable, path in
            guard variables[variable] ?? "" != "", let path, !FileManager.default.fileExists(atPath: path),
                path != "/dev/null"
            else { return nil }
            return CheckReport(.note, "files", "\(variable): file not found", advice: [SanitizedText(path: path).text])
        }
    }

    /// The remaining settings that can be invalid: the certificate bundle, the number of attempts, the log file.
    private mutating func connect(_ options: ConnectionOptions, _ environment: ProgramEnvironment) {
        do {
            connection = try Connection(options: options, environment: environment)
        } catch {
            let lines = (error as? CommandFailure)?.message.split(separator: "\n").map(String.init) ?? ["\(error)"]
            reports.append(.failed("settings", lines))
        }
    }

    /// Checks one setting that depends on another, if that is valid.
    private mutating func look<Given, Value>(
        _ subject: String, by given: Given?, _ find: (Given) throws -> (Value, String)
    ) -> Value? {
        guard let given else {
            reports.append(CheckReport(.skipped, subject))
            return nil
        }
        do {
            let (value, words) = try find(given)
            reports.append(CheckReport(.ok, subject, words))
            return value
        } catch {
            reports.append(.failed(subject, Problem(error)?.lines ?? ["\(error)"]))
            return nil
        }
    }
}

extension CheckReport {
    /// A failed check from the lines of an error: what failed, the facts, and the fix.
    fileprivate static func failed(_ subject: String, _ lines: [String]) -> CheckReport {
        let advice = Array(lines.dropFirst())
        return CheckReport(.fail, subject, lines.first ?? "", advice: advice)
    }
}

extension SelectedProfile {
    fileprivate var words: String {
        let name = SanitizedText(name)
        return switch origin {
        case .flag: "\(name) (from --profile)"
        case .variable(let variable): "\(name) (from \(variable))"
        case .implied: "\(name) (no profile given)"
        }
    }
}

extension Endpoint {
    /// Without its path, which may be private.
    fileprivate func words(setting: SanitizedText?, region: Region) -> String {
        if let setting { return "\(scheme)://\(authority) (from \(setting))" }
        let variant = variantOfAWS(in: region) ?? []
        return "\(authority) (AWS" + (variant.contains(.fips) ? ", FIPS" : "")
            + (variant.contains(.dualStack) ? ", dual stack" : "") + ")"
    }
}

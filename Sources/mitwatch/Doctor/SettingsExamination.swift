import IoTClient

/// Looks at what flags, environment and the shared AWS files say about the connection, in the order in which one follows from
/// the other. It asks nobody.
struct SettingsExamination {
    /// What was found, each thing once.
    private(set) var diagnoses: [Diagnosis] = []
    /// How AWS is asked; nil where something is wrong.
    private(set) var connection: Connection?

    init(options: ConnectionOptions, environment: ProgramEnvironment) {
        let variables = environment.variables
        let profile = SelectedProfile(flag: options.profile, environment: variables)
        let files = SharedConfigFiles(environment: variables, home: environment.home)
        let config = look("profile", by: files) { (try $0.load(), profile.words) }
        let region = look("region", by: config) { config in
            let region = try Region.resolve(
                flag: options.region, environment: variables, profile: profile, config: config)
            let setting = Region.setting(flag: options.region, environment: variables, profile: profile, config: config)
            return (region, "\(region), from \(setting ?? "no setting")")
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

    /// What is left that can be wrong: the bundle of certificates, the number of attempts, the log's file.
    private mutating func connect(_ options: ConnectionOptions, _ environment: ProgramEnvironment) {
        do {
            connection = try Connection(options: options, environment: environment)
        } catch {
            let words = (error as? CommandFailure)?.message ?? "\(error)"
            diagnoses.append(Diagnosis(.wrong, "settings", advice: [words]))
        }
    }

    /// Looks at one thing by another, if that was found. All errors of settings say in one line what is wrong and what to do.
    private mutating func look<Given, Value>(
        _ subject: String, by given: Given?, _ find: (Given) throws -> (Value, String)
    ) -> Value? {
        guard let given else {
            diagnoses.append(Diagnosis(.notTried, subject))
            return nil
        }
        do {
            let (value, words) = try find(given)
            diagnoses.append(Diagnosis(.ok, subject, words))
            return value
        } catch {
            diagnoses.append(Diagnosis(.wrong, subject, advice: ["\(error)"]))
            return nil
        }
    }
}

extension SelectedProfile {
    fileprivate var words: String {
        let name = SanitizedText(name)
        return switch origin {
        case .flag: "\(name), from --profile"
        case .variable(let variable): "\(name), from \(variable)"
        case .implied: "none named, so that it is \(name)"
        }
    }
}

extension Endpoint {
    /// Without its path, which is nobody else's business.
    fileprivate func words(setting: SanitizedText?, region: Region) -> String {
        if let setting { return "\(scheme)://\(authority), from \(setting)" }
        let variant = variantOfAWS(in: region) ?? []
        return "\(authority), AWS's own" + (variant.contains(.fips) ? ", FIPS" : "")
            + (variant.contains(.dualStack) ? ", dual stack" : "")
    }
}

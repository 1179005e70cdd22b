import IoTClient

extension Problem {
    /// A setting of the connection that cannot be used; nil for other errors.
    init?(_ error: any Error) {
        switch error {
        case let error as ProfileNotFoundError: self.init(error)
        case let error as RegionError: self.init(error)
        case let error as SharedConfigError: self.init(error)
        case let error as EndpointError:
            self.init(what: "invalid endpoint setting", facts: ["\(error)"], fix: Self.correct(error.setting))
        case let error as ProxyError:
            self.init(what: "invalid proxy", facts: ["\(error)"], fix: Self.correct(error.setting))
        case let error as CABundleError:
            self.init(what: "cannot load CA certificates", facts: ["\(error)"], fix: Self.correct(error.setting))
        case let error as RetryPolicyError:
            self.init(what: "invalid number of attempts", facts: ["\(error)"], fix: Self.correct(error.setting))
        default: return nil
        }
    }

    private init(_ error: ProfileNotFoundError) {
        self.init(what: error.summary, facts: error.facts, fix: error.fix)
    }

    private init(_ error: RegionError) {
        switch error {
        case .notConfigured(let profile):
            self.init(
                what: "no AWS region configured",
                facts: [
                    "--region: not given", "environment variables: AWS_REGION and AWS_DEFAULT_REGION are not set",
                    "profile \(profile): no region",
                ],
                fix: "use --region, or set AWS_REGION: `export AWS_REGION=eu-west-1`")
        case .profileNotFound(let error):
            self.init(error)
        case .invalid(let setting, let value):
            self.init(
                what: "invalid region", facts: ["\(setting) is \(value)"],
                fix: "set \(setting) to a region name, such as eu-west-1")
        }
    }

    private init(_ error: SharedConfigError) {
        let isConfig = error.file == .config
        let file = isConfig ? "config" : "credentials"
        let place = error.path.map { "\($0)" } ?? "the \(file) file"
        let other = "choose another file with \(isConfig ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE")"
        let what = "cannot read the AWS \(file) file"
        if error.reason == .unreadable {
            self.init(what: what, facts: [place], fix: "\(error.reason), or \(other)")
        } else {
            self.init(what: what, facts: ["\(place): \(error.reason)"], fix: "correct that line, or \(other)")
        }
    }

    private static func correct(_ setting: SanitizedText) -> String {
        setting.text.hasPrefix("--") ? "correct \(setting), or omit it" : "correct \(setting), or unset it"
    }
}

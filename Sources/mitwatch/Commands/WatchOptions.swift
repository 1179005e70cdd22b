import ArgumentParser
import Dashboard

/// How often a dashboard asks.
struct IntervalOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Time between polls, such as 5s or 1m; 1s to 5m. (default: 5s, in the demo 2s)", valueName: "time"))
    var interval: DurationArgument?

    func validate() throws {
        guard let interval else {
            return
        }
        guard (Polling.shortestInterval...Polling.longestInterval).contains(interval.duration) else {
            throw ValidationError("--interval is a time from 1s to 5m.")
        }
    }
}

/// Whom to ask, and as whom.
struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Region; else AWS_REGION, AWS_DEFAULT_REGION, the profile's.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("Profile in the shared AWS files; else AWS_PROFILE.", valueName: "name"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "Endpoint; else AWS_ENDPOINT_URL_IOT, AWS_ENDPOINT_URL, AWS's own.", valueName: "url"))
    var endpointURL: String?

    /// An empty value is a variable that was not set: asking AWS instead would be a surprise.
    func validate() throws {
        let given = [("--region", region), ("--profile", profile), ("--endpoint-url", endpointURL)]
        for (flag, value) in given where value == "" {
            throw ValidationError("\(flag) is empty: leave it out, or give it a value.")
        }
    }
}

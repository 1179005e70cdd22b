/// Environment variables that have one meaning together. The man page and `Configuration.md` are made from the table of
/// these.
struct EnvironmentVariable: Sendable {
    let names: [String]
    let meaning: String

    private init(_ names: String..., meaning: String) {
        self.names = names
        self.meaning = meaning
    }

    /// Every variable that the program reads. AWS's own have the names and meanings that they have for the AWS CLI.
    static let all: [EnvironmentVariable] = settings + credentials + network + terminal

    private static let settings = [
        EnvironmentVariable(
            "MITWATCH_FLAGS", meaning: "Default flags, as words with shell quotes. They override the flags file."),
        EnvironmentVariable(
            "XDG_CONFIG_HOME", meaning: "Directory of mitwatch/flags (default: ~/.config); absolute paths only."),
        EnvironmentVariable("AWS_REGION", "AWS_DEFAULT_REGION", meaning: "AWS region."),
        EnvironmentVariable("AWS_DEFAULT_PROFILE", "AWS_PROFILE", meaning: "Profile (default: default)."),
        EnvironmentVariable(
            "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE",
            meaning: """
                Location of the config and credentials files (default: config and credentials in ~/.aws). ~, ~user, \
                $NAME and ${NAME} are expanded.
                """),
    ]

    private static let credentials = [
        EnvironmentVariable(
            "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
            "AWS_CREDENTIAL_EXPIRATION",
            meaning: """
                Access key, session token and expiration. AWS_SECURITY_TOKEN is the legacy name of the session token.
                """),
        EnvironmentVariable(
            "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", meaning: "Web identity."),
        EnvironmentVariable(
            "AWS_LOGIN_CACHE_DIRECTORY",
            meaning: """
                Directory of the sessions of aws login (default: ~/.aws/login/cache). Variables and ~ are expanded.
                """),
        EnvironmentVariable(
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            meaning: "Container credentials (ECS, EKS)."),
        EnvironmentVariable(
            "AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_V1_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", meaning: "EC2 instance metadata."),
        EnvironmentVariable(
            "AWS_METADATA_SERVICE_TIMEOUT", "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
            meaning: """
                Timeout of an attempt to read EC2 instance metadata in seconds (default: 1), and attempts for each \
                request (default: 1).
                """),
    ]

    private static let network = [
        EnvironmentVariable(
            "AWS_ENDPOINT_URL_IOT", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC",
            "AWS_ENDPOINT_URL_SIGNIN", "AWS_ENDPOINT_URL",
            meaning: """
                Endpoint of one service, or of all. If the IoT endpoint is on localhost, STS is called only if it has \
                its own endpoint setting.
                """),
        EnvironmentVariable(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", meaning: "true ignores all endpoint settings above."),
        EnvironmentVariable(
            "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT",
            meaning: "Use FIPS or dual-stack endpoints. Rejected together with a custom endpoint."),
        EnvironmentVariable(
            "AWS_STS_REGIONAL_ENDPOINTS",
            meaning: """
                regional (default): use the region's STS endpoint. legacy: use the global endpoint in the original \
                regions.
                """),
        EnvironmentVariable(
            "AWS_CA_BUNDLE",
            meaning: """
                PEM file with the CA certificates to trust instead of the system's. ~ and ~user are expanded.
                """),
        EnvironmentVariable(
            "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY",
            meaning: "Proxy, and hosts to reach directly. Lowercase names work too."),
        EnvironmentVariable(
            "AWS_MAX_ATTEMPTS",
            meaning: """
                Maximum attempts of calls for findings, executions, tasks and credentials (default: 3). A poll always \
                makes one.
                """),
    ]

    private static let terminal = [
        EnvironmentVariable("HOME", meaning: "Home directory (~)."),
        EnvironmentVariable("PATH", meaning: "Where programs are found, such as the AWS CLI for L."),
        EnvironmentVariable(
            "TERM", meaning: "Terminal type. If the host has no terminfo entry for it, a similar one is used."),
        EnvironmentVariable("TERMINFO", "TERMINFO_DIRS", meaning: "Directories of terminfo entries, searched first."),
        EnvironmentVariable("NO_COLOR", meaning: "Disables color if it is set."),
        EnvironmentVariable(
            "ESCDELAY", "SSH_CONNECTION",
            meaning: """
                Milliseconds to wait after Esc before it counts as the Esc key (default: 100 over SSH, otherwise 25). \
                Over SSH, logins do not open a browser.
                """),
        EnvironmentVariable(
            "LC_ALL", "LC_CTYPE", "LANG",
            meaning: """
                The first one set decides the character set: Unicode for UTF-8 locales; otherwise ASCII, unless the \
                terminal reports UTF-8. If that locale is not installed, its name decides. If none is set, UTF-8 is \
                assumed except on legacy terminals.
                """),
        EnvironmentVariable(
            "COLUMNS", meaning: "Width of help, at least 40 (default: the width of the terminal)."),
        EnvironmentVariable(
            "TMUX", "TMUX_PANE", "STY", meaning: "Inside tmux or screen (affects clipboard and character set)."),
        EnvironmentVariable("SWIFT_BACKTRACE", meaning: "Prints a backtrace after a crash."),
    ]
}

import FoundationEssentials
import Testing

@testable import IoTClient

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The files with secrets that other users can read.
@Suite struct ExposedCredentialFileTests {
    private func exposed(_ home: String, profile: String? = "ops") throws -> [ExposedCredentialFile] {
        let context = CredentialsContext(
            environment: [:], home: home, region: try Region("eu-west-1"), transport: CannedTransport.routes([:]),
            now: { .distantPast })
        return context.exposedFiles(
            profile: SelectedProfile(flag: profile, environment: [:]),
            files: SharedConfigFiles(environment: [:], home: home))
    }

    /// Writes a file with these permission bits, and returns it as a finding.
    private func file(_ path: String, _ mode: Int, _ text: String = "x") throws -> ExposedCredentialFile {
        try write(text, to: path)
        #expect(chmod(path, mode_t(mode)) == 0)
        return ExposedCredentialFile(path: SanitizedText(path: path), mode: mode)
    }

    @Test func `files that only the owner can read are not reported`() async throws {
        try await withFolder { home in
            _ = try file(home + "/.aws/credentials", 0o600, "[ops]\naws_access_key_id = A\n")
            _ = try file(home + "/.aws/config", 0o644, "[profile ops]\nregion = eu-west-1\n")
            #expect(try exposed(home) == [])
            #expect(try exposed("/nowhere") == [])
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o644, 0o666])
    func `a credentials file that others can read or write is reported, even if it is malformed`(
        _ mode: Int
    ) async throws {
        try await withFolder { home in
            let credentials = try file(home + "/.aws/credentials", mode, "[[[")
            #expect(try exposed(home) == [credentials])
        }
    }

    @Test func `the config file counts if it has the keys of a profile in use`() async throws {
        try await withFolder { home in
            let text =
                "[profile ops]\nrole_arn = r\nsource_profile = base\n[profile base]\naws_secret_access_key = s\n"
                + "[profile other]\n"
            let config = try file(home + "/.aws/config", 0o644, text)
            #expect(try exposed(home) == [config])
            #expect(try exposed(home, profile: "other") == [])
        }
    }

    @Test func `tokens and cached credentials of the profile and its source are reported`() async throws {
        try await withFolder { home in
            _ = try file(
                home + "/.aws/config", 0o600,
                "[profile ops]\nrole_arn = \(MFASession.arn)\nmfa_serial = \(MFASession.serial)\nsource_profile = sso\n"
                    + "[profile sso]\nsso_account_id = 123456789012\nsso_role_name = OpsRole\nsso_session = corp\n"
                    + "[sso-session corp]\nsso_region = eu-north-1\nsso_start_url = https://corp.awsapps.com/start\n")
            let cache = home + "/.aws/cli/cache"
            let role = try file(home + MFASession.file, 0o644)
            let token = try file(SingleSignOnTokenFile(home: home, key: "corp").path, 0o640)
            let keys = try file(cache + "/d8dedde22ca0e512a1fe5173213be9cce49167ea.json", 0o660)
            _ = try file(cache + "/other.json", 0o644)
            #expect(try exposed(home) == [role, token, keys])
        }
    }

    @Test func `the file of a login session is reported`() async throws {
        try await withFolder { home in
            let session = "arn:aws:iam::123456789012:user/ops"
            _ = try file(home + "/.aws/config", 0o600, "[profile ops]\nlogin_session = \(session)\n")
            let path = try #require(LoginSession.path(of: session, environment: [:], home: home))
            let login = try file(path, 0o644)
            #expect(try exposed(home) == [login])
        }
    }

    @Test func `a loop of profiles, a directory and a pipe are no findings`() async throws {
        try await withFolder { home in
            let loop = "[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n"
            _ = try file(home + "/.aws/config", 0o600, MFASession.single + "[profile base]\nregion = x\n" + loop)
            #expect(try exposed(home, profile: "a") == [])
            try FileManager.default.createDirectory(
                atPath: home + "/.aws/cli/cache", withIntermediateDirectories: true)
            #expect(mkfifo(home + MFASession.file, 0o644) == 0)
            #expect(try exposed(home) == [])
            #expect(unlink(home + MFASession.file) == 0)
            #expect(mkdir(home + MFASession.file, 0o755) == 0)
            #expect(try exposed(home) == [])
        }
    }
}

import FoundationEssentials
import IoTClient
import Testing

@Suite struct SharedConfigFilesTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder + "/.aws", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func `the files are in the home directory by default`() {
        let files = SharedConfigFiles(environment: [:], home: "/h")
        #expect(files.configPath == "/h/.aws/config")
        #expect(files.credentialsPath == "/h/.aws/credentials")
        let moved = SharedConfigFiles(
            environment: ["AWS_CONFIG_FILE": "~/c", "AWS_SHARED_CREDENTIALS_FILE": "/x/y"], home: "/h")
        #expect(moved.configPath == "/h/c")
        #expect(moved.credentialsPath == "/x/y")
    }

    @Test(
        arguments: [
            "~": "/h", "~/c": "/h/c", "~bin/c": "/bin/c", "~nobody-has-this-name/c": "~nobody-has-this-name/c",
            "a~/c": "a~/c", "$DIR/c": "/d/c", "${DIR}/c": "/d/c", "$DIRS/c": "$DIRS/c", "${DIR": "${DIR", "${}": "${}",
            "$": "$", "$$DIR": "$/d", "$\u{E9}": "$\u{E9}", "$TILDE/c": "/h/c", "$NESTED": "$DIR", "\\$DIR": "\\/d",
        ])
    func `the paths of the files are expanded as in botocore`(_ given: String, _ path: String) {
        let variables = ["DIR": "/d", "TILDE": "~", "NESTED": "$DIR"]
        let files = SharedConfigFiles(
            environment: variables.merging(["AWS_CONFIG_FILE": given, "AWS_SHARED_CREDENTIALS_FILE": given]) { $1 },
            home: "/h")
        #expect(files.configPath == path)
        #expect(files.credentialsPath == path)
    }

    @Test func `without a home directory and variables there are no files`() throws {
        let files = SharedConfigFiles(environment: ["AWS_CONFIG_FILE": ""], home: nil)
        #expect(files.configPath == nil)
        #expect(try files.load().profileNames.isEmpty)
    }

    @Test func `files that do not exist are empty`() throws {
        try withFolder { home in
            let config = try SharedConfigFiles(environment: [:], home: home).load()
            #expect(config.profileNames.isEmpty)
        }
    }

    @Test func `the null device is an empty file`() throws {
        let variables = ["AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"]
        #expect(try SharedConfigFiles(environment: variables, home: nil).load().profileNames.isEmpty)
    }

    @Test func `both files are read`() throws {
        try withFolder { home in
            try Data("[profile a]\n".utf8).write(to: URL(filePath: home + "/.aws/config"))
            try Data("[b]\n".utf8).write(to: URL(filePath: home + "/.aws/credentials"))
            #expect(try SharedConfigFiles(environment: [:], home: home).load().profileNames == ["a", "b"])
        }
    }

    @Test func `bytes that are not UTF-8 are an error that names the file`() throws {
        try withFolder { home in
            let path = home + "/.aws/credentials"
            try Data([0x23, 0x0A, 0x5B, 0xFF, 0xFE, 0x5D]).write(to: URL(filePath: path))
            #expect(
                throws: SharedConfigError(
                    file: .credentials, path: SanitizedText(path: path), reason: .notUTF8(line: 2))
            ) {
                try SharedConfigFiles(environment: [:], home: home).load()
            }
        }
    }

    @Test func `a syntax error names the file`() throws {
        try withFolder { home in
            let path = home + "/.aws/credentials"
            try Data("[default]\na = 1\nA = 2\n".utf8).write(to: URL(filePath: path))
            let error = #expect(throws: SharedConfigError.self) {
                try SharedConfigFiles(environment: [:], home: home).load()
            }
            #expect(
                error?.description
                    == "cannot read AWS credentials file \(SanitizedText(path: path)): "
                    + "line 3: duplicate setting; remove one of the two")
        }
    }

    @Test func `a directory in place of a file is an error that names it`() throws {
        try withFolder { home in
            let files = SharedConfigFiles(environment: ["AWS_CONFIG_FILE": home], home: nil)
            #expect(throws: SharedConfigError(file: .config, path: SanitizedText(path: home), reason: .unreadable)) {
                try files.load()
            }
        }
    }
}

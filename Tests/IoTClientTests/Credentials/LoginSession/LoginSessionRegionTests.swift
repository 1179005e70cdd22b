import FoundationEssentials
import IoTClient
import Testing

/// The region and the clock of a renewal, and other processes that renew the same session.
@Suite struct LoginSessionRegionTests: LoginSessionSuite {
    private static let invalid = refused("INVALID_REQUEST", status: 400, exception: "ValidationException")
    private static let withoutRegion = "[default]\nregion = sa-east-1\n[profile ops]\nlogin_session = \(identity)\n"

    private func hosts(_ servers: CannedTransport) -> [String] {
        servers.requests.map { $0.endpoint.host.replacing(".signin.aws.amazon.com", with: "") }
    }

    @Test(
        arguments: [
            (config, ["AWS_REGION": "ap-south-1", "AWS_DEFAULT_REGION": "ap-east-1"], "us-west-2"),
            (withoutRegion, ["AWS_REGION": "ap-south-1", "AWS_DEFAULT_REGION": "ap-east-1"], "ap-south-1"),
            (withoutRegion, ["AWS_DEFAULT_REGION": "ap-east-1"], "ap-east-1"),
            (withoutRegion, ["AWS_REGION": ""], "eu-west-1"),
        ])
    func `the region is the profile's, then that of the environment, then that of the watch`(
        _ config: String, _ environment: [String: String], _ region: String
    ) async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            var machine = machine(home, [.answer(Self.renewed())], config: config)
            machine.environment = environment
            #expect(try await machine.ask().accessKeyId == "ASIANEW")
            #expect(hosts(machine.servers) == [region])
            #expect(
                try proofs(machine.servers).first?.payload.htu == "https://\(region).signin.aws.amazon.com/v1/token")
        }
    }

    @Test func `the region that the login noted comes before all others, and no other one is tried`() async throws {
        try await withFolder { home in
            let noted = Self.session(Self.over).replacing(
                #""tokenType""#, with: #""signInRegion": "ca-west-1", "tokenType""#)
            try write(noted, to: home + Self.file)
            var machine = machine(home, [.answer(Self.invalid)])
            machine.environment = ["AWS_REGION": "ap-south-1"]
            let reason = CredentialsError.LoginReason.rejected(regions: ["ca-west-1"], skew: nil)
            #expect(try await machine.problem() == broken(.loginRequired(command(region: "ca-west-1"), reason)))
            #expect(hosts(machine.servers) == ["ca-west-1"])
        }
    }

    @Test func `an invalid region is an error that names the setting`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let config = Self.config.replacing("us-west-2", with: "us_west_2")
            let machine = machine(home, [.answer(Self.renewed())], config: config)
            let problem = RegionError.invalid(setting: "region of profile ops", value: "\"us_west_2\"")
            #expect(try await machine.problem() == broken(.region(problem)))
            #expect(machine.servers.requests.isEmpty)
        }
    }

    @Test func `an invalid request is tried once more in the region of the watch, which is then the first`()
        async throws
    {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let machine = machine(
                home,
                [
                    .answer(Self.invalid), .answer(Self.renewed(refreshToken: "ASOR-2")),
                    .answer(Self.renewed(id: "ASIATHIRD", refreshToken: "ASOR-3")),
                ])
            let source = try machine.source
            #expect(try await source.credentials().accessKeyId == "ASIANEW")
            #expect(hosts(machine.servers) == ["us-west-2", "eu-west-1"])
            try write(
                try text(home + Self.file).replacing("2025-11-23T15:19:05Z", with: Self.over), to: home + Self.file)
            #expect(try await source.credentials().accessKeyId == "ASIATHIRD")
            #expect(hosts(machine.servers) == ["us-west-2", "eu-west-1", "eu-west-1"])
        }
    }

    @Test func `a session that is rejected in both regions names both, and the login names the profile's`()
        async throws
    {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            var machine = machine(home, [.answer(Self.invalid)])
            let reason = CredentialsError.LoginReason.rejected(regions: ["us-west-2", "eu-west-1"], skew: nil)
            #expect(
                try await machine.problem() == broken(.loginRequired(command(region: "us-west-2"), reason)))
            #expect(hosts(machine.servers) == ["us-west-2", "eu-west-1"])
            // One endpoint for all regions is called once.
            machine.environment = ["AWS_ENDPOINT_URL_SIGNIN": "https://signin.example/base"]
            _ = try await machine.problem()
            #expect(machine.servers.requests.dropFirst(2).map(\.url) == ["https://signin.example/base/v1/token"])
            #expect(try proofs(machine.servers).last?.payload.htu == "https://signin.example/base/v1/token")
        }
    }

    @Test func `other rejections are not tried in the region of the watch`() async throws {
        for error in ["TOKEN_EXPIRED", "USER_CREDENTIALS_CHANGED", "INSUFFICIENT_PERMISSIONS"] {
            try await withFolder { home in
                try write(Self.session(Self.over), to: home + Self.file)
                let machine = machine(home, [.answer(Self.refused(error, status: 403))])
                _ = try #require(try await machine.problem())
                #expect(hosts(machine.servers) == ["us-west-2"])
            }
        }
    }

    @Test func `the time of a proof is that of the server, if its clock is known`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            var machine = machine(home, [.answer(Self.renewed())])
            let skewed = HTTPResponse.queryFault("RequestTimeTooSkewed", "m")
            var answer = skewed
            answer.headers.append(name: "Date", value: "Sun, 23 Nov 2025 16:04:05 GMT")
            // A call of AWS IoT finds out the offset of an hour.
            answer.headers.append(name: "x-amzn-ErrorType", value: "RequestTimeTooSkewed")
            let client = try IoTClient.example(CannedTransport(answer), clock: machine.clock)
            _ = await client.refusal()
            machine.sleep = { _ in }
            let credentials = try await machine.ask()
            #expect(try proofs(machine.servers).map(\.payload.iat) == [1_763_913_845])
            // The file has this machine's time, as the AWS CLI writes it, and the keys have the server's.
            #expect(try text(home + Self.file).contains("2025-11-23T15:19:05Z"))
            #expect(credentials.expiration == Date(timeIntervalSince1970: 1_763_914_745))
        }
    }

    @Test func `a clock that is off is found out with a rejected proof, and corrected`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            var rejection = Self.invalid
            rejection.headers.append(name: "Date", value: "Sun, 23 Nov 2025 14:52:00 GMT")
            let machine = machine(home, [.answer(rejection), .answer(Self.renewed())])
            #expect(try await machine.ask().accessKeyId == "ASIANEW")
            #expect(try proofs(machine.servers).map(\.payload.iat) == [1_763_910_245, 1_763_909_520])
            #expect(hosts(machine.servers) == ["us-west-2", "us-west-2"])
        }
    }

    @Test func `a clock that is off is named if the session is still rejected`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            var rejection = Self.invalid
            rejection.headers.append(name: "Date", value: "Sun, 23 Nov 2025 14:52:00 GMT")
            let problem = try await machine(home, [.answer(rejection)]).problem()
            let reason = CredentialsError.LoginReason.rejected(regions: ["us-west-2", "eu-west-1"], skew: -725)
            #expect(problem == broken(.loginRequired(command(region: "us-west-2"), reason)))
            #expect("\(reason)".hasSuffix("this machine's clock is 12m fast"))
        }
    }

    @Test(arguments: ["TOKEN_EXPIRED", "INVALID_REQUEST", "SERVER_ERROR"])
    func `a session that another process renewed before the rejection is used`(_ error: String) async throws {
        for end in [Self.over, Self.expiring] {
            try await withFolder { home in
                let path = home + Self.file
                try write(Self.session(end), to: path)
                let servers = CannedTransport { _ throws(TransportError) in
                    try? write(Self.session(Self.fresh, id: "ASIAOTHER", refreshToken: "ASOR-7"), to: path)
                    return Self.refused(error, status: 400)
                }
                let machine = machine(home, servers)
                #expect(try await machine.ask().accessKeyId == "ASIAOTHER")
                #expect(Set(sentTokens(servers)) == ["ASOR-1"] && Set(hosts(servers)) == ["us-west-2"])
            }
        }
    }

    @Test func `a session that another process changed is renewed with its new token, once`() async throws {
        try await withFolder { home in
            let path = home + Self.file
            try write(Self.session(Self.over), to: path)
            let count = Record<Int>()
            let servers = CannedTransport { _ throws(TransportError) in
                count.append(1)
                try? write(Self.session(Self.over, refreshToken: "ASOR-\(count.elements.count + 1)"), to: path)
                return Self.refused("TOKEN_EXPIRED", status: 401)
            }
            let machine = machine(home, servers)
            #expect(try await machine.problem() == broken(.loginRequired(command(), .spent)))
            #expect(sentTokens(servers) == ["ASOR-1", "ASOR-2"])
        }
    }

    @Test func `a process that is about to write has a second for it`() async throws {
        try await withFolder { home in
            let path = home + Self.file
            try write(Self.session(Self.over), to: path)
            var machine = machine(home, [.answer(Self.refused("TOKEN_EXPIRED", status: 401))])
            machine.sleep = { time in
                #expect(time == .seconds(1))
                try write(Self.session(Self.fresh, id: "ASIALATER", refreshToken: "ASOR-7"), to: path)
            }
            #expect(try await machine.ask().accessKeyId == "ASIALATER")
        }
    }

    @Test(arguments: ["USER_CREDENTIALS_CHANGED", "INSUFFICIENT_PERMISSIONS", "CONFLICT"])
    func `a rejection that no other process can have caused is reported at once`(_ error: String) async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            var machine = machine(home, [.answer(Self.refused(error, status: 403))])
            let waits = Record<Duration>()
            machine.sleep = { waits.append($0) }
            _ = try #require(try await machine.problem())
            #expect(waits.elements.isEmpty)
        }
    }

    @Test func `a file that is half during the rejection is read again`() async throws {
        try await withFolder { home in
            let path = home + Self.file
            try write(Self.session(Self.over), to: path)
            let servers = CannedTransport { _ throws(TransportError) in
                try? write("{", to: path)
                return Self.refused("TOKEN_EXPIRED", status: 401)
            }
            var machine = machine(home, servers)
            machine.sleep = { time in
                #expect(time == .milliseconds(100))
                try write(Self.session(Self.fresh, id: "ASIALATER", refreshToken: "ASOR-7"), to: path)
            }
            #expect(try await machine.ask().accessKeyId == "ASIALATER")
        }
    }

    @Test func `no error shows a secret of the session`() async throws {
        for error in ["TOKEN_EXPIRED", "INVALID_REQUEST", "INSUFFICIENT_PERMISSIONS", "CONFLICT", "SERVER_ERROR"] {
            try await withFolder { home in
                try write(Self.session(Self.over), to: home + Self.file)
                let machine = machine(home, [.answer(Self.refused(error, status: 400))])
                let problem = try #require(try await machine.problem())
                let request = try #require(machine.servers.requests.first)
                var shown = "\(problem) \(String(reflecting: problem)) \(request) \(request.headers)"
                dump(problem, to: &shown)
                dump(request, to: &shown)
                for secret in Self.secrets {
                    #expect(!shown.contains(secret), "\(error): \(secret)")
                }
            }
        }
    }
}

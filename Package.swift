// swift-tools-version: 6.2
import PackageDescription

// What each target depends on is declared only here. A missing dependency cannot be used by accident: `.ci/run` builds
// with `--explicit-target-dependency-import-check error`.

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioPOSIX = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let swiftASN1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "mitwatch",
    products: [
        .executable(name: "mitwatch", targets: ["mitwatch"]),
        .library(name: "IoTClient", targets: ["IoTClient", "MitigationModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // The curses library, behind one header.
        .target(
            name: "CNCurses", cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        // The process's arguments, kept before Swift starts.
        .target(name: "CProcess", cSettings: [.treatAllWarnings(as: .error)]),
        // Cells, frames, widgets: independent of this product.
        .target(name: "Screen", swiftSettings: strict),
        // The API's shapes and what follows from them.
        .target(name: "MitigationModel", swiftSettings: strict),
        // The client module.
        .target(
            name: "IoTClient",
            dependencies: [
                "MitigationModel", asyncHTTPClient, crypto, nioCore, nioHTTP1, nioHTTPCompression, nioPOSIX, nioSSL,
                swiftASN1,
            ],
            swiftSettings: strict),
        // A loopback server that speaks the same API.
        .target(
            name: "IoTEmulator",
            dependencies: ["MitigationModel", crypto, nioCore, nioHTTP1, nioPOSIX],
            swiftSettings: strict),
        // Events, state, effects and views.
        .target(name: "Dashboard", dependencies: ["Screen", "MitigationModel"], swiftSettings: strict),
        // A session as lines of a file, and back.
        .target(name: "Recording", dependencies: ["Dashboard", "MitigationModel"], swiftSettings: strict),
        // The only target that uses curses.
        .target(name: "Terminal", dependencies: ["Screen", "CNCurses"], swiftSettings: strict),
        // Arguments, connections, the loop.
        .executableTarget(
            name: "mitwatch",
            dependencies: [
                "Screen", "MitigationModel", "IoTClient", "IoTEmulator", "Dashboard", "Recording", "Terminal",
                "CProcess",
                argumentParser, logging,
            ],
            swiftSettings: strict),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
        .testTarget(
            name: "MitigationModelTests", dependencies: ["MitigationModel", "SeededRandom"], swiftSettings: strict),
        .testTarget(
            name: "IoTClientTests",
            dependencies: [
                "IoTClient", "IoTEmulator", "MitigationModel", "SeededRandom", asyncHTTPClient, crypto, nioCore,
                nioHTTP1, nioHTTPCompression, nioPOSIX, nioSSL,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "IoTEmulatorTests",
            dependencies: ["IoTEmulator", "MitigationModel", asyncHTTPClient, crypto, nioCore, nioHTTP1],
            swiftSettings: strict),
        .testTarget(
            name: "DashboardTests",
            dependencies: ["Dashboard", "Screen", "MitigationModel", "SeededRandom", "WatchFixtures"],
            exclude: ["Snapshots"],
            swiftSettings: strict),
        .testTarget(
            name: "RecordingTests",
            dependencies: ["Recording", "Dashboard", "Screen", "MitigationModel", "SeededRandom", "WatchFixtures"],
            exclude: ["Recordings"],
            swiftSettings: strict),
        .testTarget(
            name: "TerminalTests",
            dependencies: [
                "Terminal", "Screen", "PseudoTerminal", "CPseudoTerminal", "SeededRandom", "terminal-probe",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "mitwatchTests",
            dependencies: [
                "mitwatch", "Dashboard", "Recording", "Screen", "MitigationModel", "IoTClient", "IoTEmulator",
                "PseudoTerminal", "SeededRandom", "WatchFixtures", argumentParser, logging,
            ],
            swiftSettings: strict),
        // Random numbers that are the same in each run.
        .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
        // A terminal for tests: starts a program in it, and reads its screen.
        .target(
            name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("util"), .linkedLibrary("tinfo")]),
        .target(
            name: "PseudoTerminal", dependencies: ["CPseudoTerminal"], path: "Tests/PseudoTerminal",
            swiftSettings: strict),
        // A small program for the terminal's tests.
        .executableTarget(
            name: "terminal-probe", dependencies: ["Terminal", "Screen"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
        // States of the dashboard that are the same in each run, to measure their costs.
        .target(
            name: "WatchFixtures", dependencies: ["Dashboard", "Screen", "MitigationModel"],
            path: "Tests/WatchFixtures", swiftSettings: strict),
        // Counts allocations and writes in the program that it is linked into.
        .target(name: "CCostMeter", path: "Tests/CCostMeter", cSettings: [.treatAllWarnings(as: .error)]),
        // The dashboard's costs: figures for people, counts for the tests. It is not shipped.
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Dashboard", "Screen", "Terminal", "MitigationModel", "IoTClient", "IoTEmulator", "PseudoTerminal",
                "WatchFixtures", "CCostMeter", "mitwatch",
            ],
            path: "Tests/Benchmarks", swiftSettings: strict),
        .testTarget(
            name: "CostTests",
            dependencies: ["WatchFixtures", "Dashboard", "Screen", "MitigationModel", "PseudoTerminal", "benchmarks"],
            swiftSettings: strict),
    ]
)

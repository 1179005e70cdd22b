// swift-tools-version: 6.2
import PackageDescription

// What each room knows stands here and nowhere else. An arrow that is missing below cannot be used by accident:
// `.ci/run` builds with `--explicit-target-dependency-import-check error`.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "mitwatch",
    targets: [
        // The curses library, behind one header.
        .target(name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        // Cells, frames, widgets: knows nothing of this product.
        .target(name: "Screen", swiftSettings: strict),
        // The API's shapes and what follows from them.
        .target(name: "MitigationModel", swiftSettings: strict),
        // The only room that knows curses.
        .target(name: "Terminal", dependencies: ["Screen", "CNCurses"], swiftSettings: strict),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
        .testTarget(name: "MitigationModelTests", dependencies: ["MitigationModel"], swiftSettings: strict),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["Terminal", "Screen", "PseudoTerminal", "CPseudoTerminal", "terminal-probe"],
            swiftSettings: strict),
        // A terminal of the tests' own: starts a program in it, and reads its screen.
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", linkerSettings: [.linkedLibrary("util")]),
        .target(
            name: "PseudoTerminal", dependencies: ["CPseudoTerminal"], path: "Tests/PseudoTerminal",
            swiftSettings: strict),
        // A small program in a terminal, for the terminal's tests.
        .executableTarget(
            name: "terminal-probe", dependencies: ["Terminal", "Screen"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
    ]
)

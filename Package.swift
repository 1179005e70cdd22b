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
        // Cells, frames, widgets: knows nothing of this product.
        .target(name: "Screen", swiftSettings: strict),
        // The API's shapes and what follows from them.
        .target(name: "MitigationModel", swiftSettings: strict),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
    ]
)

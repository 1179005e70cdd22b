import PseudoTerminal

/// A part of this program that runs in a terminal of its own.
enum Part: String {
    case bytes
    case allocations
    case screens
    case soak
    case server
    case press

    static let environment = [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
        "AWS_EC2_METADATA_DISABLED": "true", "SWIFT_DETERMINISTIC_HASHING": "1",
    ]

    /// The sizes of terminals that are measured.
    static let sizes = [(80, 24), (200, 60), (400, 120)]

    /// Runs the part that the first argument names.
    static func run(_ arguments: [String]) async throws {
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        switch arguments.first.flatMap(Part.init) {
        case .bytes: try BytesOfSteps.run()
        case .allocations: try AllocationsOfViews.run()
        case .screens: try TimesOfScreens.run()
        case .soak: try Soak.run(hours: numbers.first ?? 6, drawing: max(1, numbers.dropFirst().first ?? 1))
        case .server: try await Server.run()
        case .press: try KeyPresses.run(Array(arguments.dropFirst()))
        case nil: throw BenchmarkError("there is no part \(arguments.first ?? "without a name")")
        }
    }

    /// Starts it in a terminal.
    func start(columns: Int, rows: Int) throws -> PseudoTerminal {
        guard let path = BuiltProgram.path("benchmarks") else { throw BenchmarkError("this program is not found") }
        return try PseudoTerminal(
            path, ["part", rawValue], environment: Self.environment, columns: columns, rows: rows)
    }

    /// Runs it to its end. Returns the words of each line that it leaves on the screen.
    func lines(columns: Int, rows: Int) throws -> [[String]] {
        let part = try start(columns: columns, rows: rows)
        let ending = part.waitForEnd(milliseconds: 900_000)
        let lines = part.screen.text.filter { !$0.isEmpty }
        guard ending == .exited(0) else { throw BenchmarkError("\(rawValue): \(lines.last ?? "did not end")") }
        return lines.map { $0.split(separator: " ").map(String.init) }
    }
}

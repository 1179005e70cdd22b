import Dashboard
import Screen
import WatchFixtures

/// Presses a key again and again, and draws after each press. It prints nothing: run it under
/// `valgrind --tool=callgrind` with 1 and with 101 presses, and the difference is the cost of 100 presses.
enum KeyPresses {
    /// What the operator is looking at.
    enum Screen: String {
        case checks
        case actions
        case target
        case journal
        case check
        case checkActions = "check-actions"
        case help
        case tasks
    }

    /// - Parameter arguments: the screen, how often j is pressed, columns and rows of the terminal.
    static func run(_ arguments: [String]) throws {
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        guard let screen = arguments.first.flatMap(Screen.init), numbers.count == 3 else {
            throw BenchmarkError("usage: part press SCREEN PRESSES COLUMNS ROWS")
        }
        var watch = watch(screen, Size(columns: numbers[1], rows: numbers[2]))
        for _ in 0..<numbers[0] {
            watch.press(.character("j"))
            _ = view(watch.state)
        }
    }

    private static func watch(_ screen: Screen, _ size: Size) -> FixedWatch {
        let watch = FixedWatch(size: size, checks: 200)
        return switch screen {
        case .checks: watch
        case .actions: watch.pressing([.tab])
        case .target: watch.pressing([.tab, .tab])
        case .journal: watch.withJournal(lines: 1_000).pressing([.backTab])
        case .check: watch.inCheck(findings: 1_000)
        case .checkActions: watch.inCheck(findings: 1_000).pressing([.tab, .tab])
        case .help: watch.pressing([.character("?")])
        case .tasks: watch.pressing([.character("t")])
        }
    }
}

import ArgumentParser
import CProcess

/// The file descriptors that a command opens. Without any left, libraries end the program or retry forever.
enum FileDescriptors {
    /// Throws a `CommandFailure` if the process may open fewer descriptors than the command needs.
    static func check(enoughFor command: any ParsableCommand) throws {
        let limit = Int(cp_descriptor_limit())
        // With a high limit, open files are not counted one by one.
        guard limit >= 0, limit < 4_096 else { return }
        try check(limit: limit, open: Int(cp_open_descriptors(Int32(limit))), needed: needed(by: command))
    }

    /// The same for a process with that limit and that many open descriptors.
    static func check(limit: Int, open: Int, needed: Int) throws(CommandFailure) {
        guard limit - open < needed else { return }
        throw CommandFailure(
            """
            too few file descriptors (\(limit)); at least \(open + needed) are needed
            To fix: run `ulimit -n \(open + needed)`
            """, .unavailable)
    }

    /// The count in a run with everything open, and 8 more for name lookup, a credential process and a report.
    ///
    /// | command | counted |
    /// |---|---|
    /// | demo on a screen | 32 |
    /// | watch on a screen, with findings | 24 |
    /// | replay | 16 |
    /// | demo in lines, wait, show, list, doctor, emulate | 15 |
    static func needed(by command: any ParsableCommand) -> Int {
        switch command {
        case let demo as Demo: demo.presentation.plain ? inLines : onScreen
        case let watch as Watch: watch.presentation.plain ? inLines : onScreen
        case is Replay, is Wait, is Show, is List, is Doctor, is Emulate: inLines
        // Help and the version.
        default: 0
        }
    }

    private static let onScreen = 40
    private static let inLines = 24
}

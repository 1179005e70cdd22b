import FoundationEssentials
import Glibc
import Screen
import Terminal

/// What the program is told by its surroundings, read once.
struct ProgramEnvironment: Sendable {
    /// The environment variables.
    let variables: [String: String]
    /// The home directory: HOME, else that of the user's entry; nil if neither tells.
    let home: String?

    /// Of this process.
    static func current() -> ProgramEnvironment {
        let variables = ProcessInfo.processInfo.environment
        return ProgramEnvironment(variables: variables, home: variables["HOME"] ?? homeOfUser())
    }

    /// What can be shown in lines of text.
    var lineGlyphs: GlyphSet {
        TerminalOptions(environment: variables).lineGlyphs
    }

    private static func homeOfUser() -> String? {
        guard let entry = getpwuid(getuid()), let directory = entry.pointee.pw_dir else {
            return nil
        }
        return String(cString: directory)
    }
}

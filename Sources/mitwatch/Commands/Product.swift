import CProcess
import Terminal

/// The program's name, version and components.
enum Product {
    /// SemVer. `Changelog.md` lists the changes.
    static let version = "1.0.0"
    /// When this version was released, in the form of man pages.
    static let released = "November 30, 2026"

    /// What `--version` prints, for bug reports.
    static var about: String {
        """
        mitwatch \(version)
        \(Origin.current.words)
        \(build) build for \(architecture)\(cp_is_static() ? ", static" : ""), Swift \(compiler)
        \(Terminal.libraryVersion)
        """
    }

    private static var build: String {
        #if DEBUG
        "debug"
        #else
        "release"
        #endif
    }

    private static var architecture: String {
        #if arch(x86_64)
        "x86_64"
        #elseif arch(arm64)
        "arm64"
        #else
        "another architecture"
        #endif
    }

    /// The compiler's version, as precisely as a program can find it.
    private static var compiler: String {
        #if compiler(>=6.4)
        "6.4 or later"
        #elseif compiler(>=6.3)
        "6.3"
        #else
        "6.2"
        #endif
    }
}

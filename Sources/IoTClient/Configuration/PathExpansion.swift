#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Expands `~`, `~user`, `$NAME` and `${NAME}` in paths, as Python's `os.path` does for botocore.
package struct PathExpansion: Redacted {
    /// The environment variables.
    let environment: [String: String]
    /// The value of `~`; nil keeps it as is.
    let home: String?

    package init(environment: [String: String], home: String?) {
        self.environment = environment
        self.home = home
    }

    /// Shows nothing, as the environment may hold secrets.
    package var description: String {
        "PathExpansion(redacted)"
    }

    /// Expands variables, then the home directory, for the paths of the two shared files.
    func expanded(_ path: String) -> String {
        withHome(withVariables(path))
    }

    /// Expands a home directory at the start of the path. The name of an unknown user is kept as is.
    package func withHome(_ path: String) -> String {
        guard path.utf8.first == UInt8(ascii: "~") else { return path }
        let name = String(path.unicodeScalars.dropFirst().prefix { $0 != "/" })
        guard let directory = name.isEmpty ? home : Self.home(ofUser: name) else { return path }
        var expanded = directory.unicodeScalars[...]
        while expanded.last == "/" {
            expanded.removeLast()
        }
        expanded += path.unicodeScalars.dropFirst(name.unicodeScalars.count + 1)
        return expanded.isEmpty ? "/" : String(expanded)
    }

    /// Expands variables that are set. Their values are not expanded again.
    private func withVariables(_ path: String) -> String {
        var expanded = ""
        var rest = path.unicodeScalars[...]
        while let dollar = rest.firstIndex(of: "$") {
            let behind = rest.index(after: dollar)
            let reference = Self.reference(rest[behind...])
            let end = reference?.end ?? behind
            let value = reference.flatMap { environment[$0.name] } ?? String(rest[dollar..<end])
            expanded += String(rest[..<dollar]) + value
            rest = rest[end...]
        }
        return expanded + String(rest)
    }

    /// The name after a `$`, in braces or of ASCII letters, digits and underscores, and its end; nil if there is none.
    private static func reference(
        _ text: Substring.UnicodeScalarView
    ) -> (name: String, end: Substring.UnicodeScalarView.Index)? {
        if text.first == "{" {
            guard let end = text.firstIndex(of: "}") else { return nil }
            return (String(text[text.index(after: text.startIndex)..<end]), text.index(after: end))
        }
        let name = text.prefix { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_") }
        return name.isEmpty ? nil : (String(name), name.endIndex)
    }

    private static func home(ofUser name: String) -> String? {
        guard !name.utf8.contains(0) else { return nil }
        var (entry, found) = (passwd(), UnsafeMutablePointer<passwd>?.none)
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, let directory = found?.pointee.pw_dir else {
            return nil
        }
        return String(cString: directory)
    }
}

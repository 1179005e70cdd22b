import Glibc

/// A mosh server among the processes that a process comes from.
enum MoshServer {
    static let name = "mosh-server"
    /// The first version that passes the clipboard sequence.
    private static let first = (major: 1, minor: 4)

    /// Whether one is there. `status` returns the name and the parent of a process.
    static func isAbove(_ process: pid_t, status: (pid_t) -> (name: String, parent: pid_t)? = status) -> Bool {
        var next = process
        // No chain of shells is longer; a process that ends meanwhile may leave a loop.
        for _ in 0..<64 where next > 1 {
            guard let (name, parent) = status(next) else { return false }
            if name == Self.name { return true }
            next = parent
        }
        return false
    }

    /// The name and the parent of a process; nil if it has ended.
    static func status(of process: pid_t) -> (name: String, parent: pid_t)? {
        let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? status(in: String(decoding: bytes.prefix(count), as: UTF8.self)) : nil
    }

    /// From `PID (NAME) STATE PARENT …`. A name may have parentheses and spaces.
    static func status(in text: String) -> (name: String, parent: pid_t)? {
        guard let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")"), start < end else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 1, let parent = pid_t(fields[1]) else { return nil }
        return (String(text[text.index(after: start)..<end]), parent)
    }

    /// The version in what `mosh-server --version` prints, if it is too old for the clipboard.
    static func outdatedVersion(in output: String) -> String? {
        guard let match = output.firstMatch(of: /\bmosh (\d{1,4})\.(\d{1,4})([.\w]{0,20})/),
            let major = Int(match.1), let minor = Int(match.2)
        else { return nil }
        return (major, minor) < first ? "\(match.1).\(match.2)\(match.3)" : nil
    }
}

import CNCurses
import FoundationEssentials
import Glibc

/// The entries of the host. Curses searches them itself, except where the environment leads it to a file that is not an
/// entry: a malformed one can crash it, and it would wait for a pipe.
struct HostTypes: Sendable, Hashable {
    /// What the host has for a name.
    enum Match: Hashable {
        /// Nothing.
        case none
        /// Nothing, because there is no database.
        case noDatabase
        /// An entry that curses finds itself.
        case known
        /// An entry that curses must be given.
        case given(TerminfoEntry)
    }

    /// Directories that the environment names.
    private let directories: [String]
    /// An entry in TERMINFO itself instead of a directory.
    private let inline: String?

    /// Reads TERMINFO, TERMINFO_DIRS and HOME.
    init(environment: [String: String]) {
        let own = environment["TERMINFO", default: ""]
        let isInline = own.hasPrefix("b64:") || own.hasPrefix("hex:")
        inline = isInline ? own : nil
        directories =
            (own.isEmpty || isInline ? [] : [own]) + (environment["HOME"].map { ["\($0)/.terminfo"] } ?? [])
            + environment["TERMINFO_DIRS", default: ""].split(separator: ":").map(String.init)
    }

    /// Looks a name up. It becomes the current terminal's type if curses finds it itself.
    func find(_ name: String) -> Match {
        var isMisled = false
        if let inline {
            isMisled = true
            if let entry = Self.decoded(inline).flatMap(TerminfoEntry.init(safe:)), entry.names.contains(name) {
                return .given(entry)
            }
        }
        for directory in directories {
            switch Self.read(name, in: directory) {
            case nil: continue
            case .success(let entry)?: return .given(entry)
            case .failure?: isMisled = true
            }
        }
        guard isMisled else { return Self.load(name) }
        for directory in Self.standardDirectories {
            if case .success(let entry)? = Self.read(name, in: directory) { return .given(entry) }
        }
        return .none
    }

    private static let standardDirectories = [
        "/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo", "/usr/local/share/terminfo",
    ]

    private static func load(_ name: String) -> Match {
        var status: Int32 = 0
        _ = cnc_load_type(name, STDOUT_FILENO, &status)
        return status > 0 ? .known : status == 0 ? .none : .noDatabase
    }

    private struct Unusable: Error {}

    /// The entry in a directory; nil if there is none. Entries are sorted by the first letter of their names, or by its
    /// number in hexadecimal.
    private static func read(_ name: String, in directory: String) -> Result<TerminfoEntry, Unusable>? {
        guard let first = name.utf8.first else { return nil }
        let letter = String(decoding: [first], as: UTF8.self)
        for subdirectory in [letter, String(first, radix: 16)] {
            let descriptor = open("\(directory)/\(subdirectory)/\(name)", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            // Without the right to read it, curses does not read it either.
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            guard let bytes = contents(of: descriptor), let entry = TerminfoEntry(safe: bytes) else {
                return .failure(Unusable())
            }
            return .success(entry)
        }
        return nil
    }

    /// Nil for what is not a file, or too large.
    private static func contents(of descriptor: Int32) -> [UInt8]? {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
            facts.st_size <= TerminfoFormat.limit
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: TerminfoFormat.limit)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    /// The bytes after `b64:` or `hex:`.
    private static func decoded(_ text: String) -> [UInt8]? {
        let value = text.dropFirst(4)
        guard value.utf8.count <= 2 * TerminfoFormat.limit else { return nil }
        guard text.hasPrefix("hex:") else {
            let standard = String(value.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
            return Data(base64Encoded: standard).map { Array($0) }
        }
        let digits = Array(value.utf8)
        guard digits.count % 2 == 0 else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
        return bytes.contains(nil) ? nil : bytes.compactMap(\.self)
    }
}

import CProcess

/// What the program was built from, and what it was installed with. `.packaging/stamp` writes this into the binary; a
/// binary that only SwiftPM built has none.
struct Origin: Hashable {
    /// What installed the program. The raw value is what `.packaging/stamp` writes.
    enum Package: String, CaseIterable {
        case source
        case deb
        case rpm
        case tarball
        case container

        var words: String {
            switch self {
            case .source: "installed from source"
            case .deb: "installed from the .deb package"
            case .rpm: "installed from the .rpm package"
            case .tarball: "installed from the tarball"
            case .container: "installed in the container image"
            }
        }
    }

    /// The beginning of the commit's hash; nil if it is not known.
    private(set) var commit: String?
    /// Whether files differed from the commit.
    private(set) var isModified = false
    /// Nil if no package was made from the binary.
    private(set) var package: Package?

    /// The running program's.
    static var current: Origin {
        var stamp = [CChar](repeating: 0, count: Int(CP_ORIGIN_SIZE))
        cp_copy_origin(&stamp)
        return Origin(stamp: stamp.map(UInt8.init(bitPattern:)))
    }

    /// Reads the lines of a stamp, up to its first zero. Lines that are not valid are ignored.
    init(stamp: [UInt8]) {
        let text = String(decoding: stamp.prefix { $0 != 0 }, as: UTF8.self)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "commit": commit = Self.isHash(parts[1]) ? parts[1] : nil
            case "modified": isModified = parts[1] == "yes"
            case "package": package = Package(rawValue: parts[1])
            default: break
            }
        }
    }

    /// One line for bug reports.
    var words: String {
        guard let commit else { return "unknown commit, \(package?.words ?? "development build")" }
        return "commit \(commit)\(isModified ? " with local changes" : ""), \(package?.words ?? "not installed")"
    }

    private static func isHash(_ text: String) -> Bool {
        (7...64).contains(text.utf8.count) && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}

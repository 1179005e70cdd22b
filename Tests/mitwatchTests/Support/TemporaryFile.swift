import FoundationEssentials
import Glibc

/// Files of the tests, in a directory that is removed with the tests' process.
enum TemporaryFile {
    private static let directory: String = {
        let path = FileManager.default.temporaryDirectory.appending(path: "mitwatch-tests-\(UUID().uuidString)").path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        atexit { TemporaryFile.removeAll() }
        return path
    }()

    private static func removeAll() {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// A path that does not exist.
    static func path() -> String {
        "\(directory)/\(UUID().uuidString)"
    }

    static func write(_ text: String, to path: String) {
        try? Data(text.utf8).write(to: URL(filePath: path))
    }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: URL(filePath: path), encoding: .utf8)
    }
}

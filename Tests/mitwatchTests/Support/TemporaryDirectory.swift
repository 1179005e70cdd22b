import FoundationEssentials

/// An empty directory for a test.
struct TemporaryDirectory {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "mitwatch-tests-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// The contents of the files, in the order of their names.
    func texts() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().compactMap { name in
            FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
        }
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}

import Glibc

/// The memory of this process in KiB, as the kernel counts it.
struct ProcessMemory {
    /// Its share of all pages (PSS).
    let proportional: Int
    /// Pages that only this process has and has written to.
    let privateDirty: Int

    /// At this moment.
    init() throws {
        let fields = Self.fields(try Self.text(of: "/proc/self/smaps_rollup"))
        guard let proportional = fields["Pss"], let privateDirty = fields["Private_Dirty"] else {
            throw BenchmarkError("the kernel does not report PSS")
        }
        self.proportional = proportional
        self.privateDirty = privateDirty
    }

    /// Lines such as `Pss:   1234 kB`.
    private static func fields(_ text: String) -> [Substring: Int] {
        text.split(separator: "\n").reduce(into: [:]) { fields, line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == ":" })
            if words.count == 3, let value = Int(words[1]) { fields[words[0]] = value }
        }
    }

    private static func text(of path: String) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BenchmarkError("\(path) cannot be read") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}

import Glibc

/// The directory of built programs.
public enum BuiltProgram {
    /// The path of a program that was built with the tests: it is beside the test runner or above it.
    public static func path(_ name: String) -> String? {
        var directory = loadedFrom() ?? CommandLine.arguments[0]
        while let slash = directory.lastIndex(of: "/") {
            directory = String(directory[..<slash])
            let candidate = "\(directory)/\(name)"
            if access(candidate, X_OK) == 0 { return candidate }
        }
        return nil
    }

    private static func loadedFrom() -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

import Glibc

/// A call of the system that failed on a file.
struct FileProblem: Error, Hashable, CustomStringConvertible {
    let path: String
    let code: Int32

    var description: String {
        "\(path): \(String(cString: strerror(code)).lowercasedFirst)"
    }
}

extension String {
    /// The system's words begin a sentence; here they stand within one.
    var lowercasedFirst: String {
        prefix(1).lowercased() + dropFirst()
    }
}

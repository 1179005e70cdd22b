import Glibc

/// A call of the system that failed on a file.
struct FileProblem: Error, Hashable, CustomStringConvertible {
    let path: String
    let code: Int32

    /// The system's word for it: `no space left on device`.
    var reason: String {
        String(cString: strerror(code)).lowercasedFirst
    }

    var description: String {
        "\(path): \(reason)"
    }
}

extension String {
    /// The system's words begin a sentence; here they stand within one.
    var lowercasedFirst: String {
        prefix(1).lowercased() + dropFirst()
    }
}

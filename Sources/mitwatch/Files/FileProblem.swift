/// A call of the system that failed on a file.
struct FileProblem: Error, Hashable, CustomStringConvertible {
    let path: String
    let code: Int32

    /// The system's word for it: `no space left on device`.
    var reason: String {
        SystemError(code: code).description
    }

    var description: String {
        "\(path): \(reason)"
    }
}

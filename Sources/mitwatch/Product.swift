/// What the program calls itself.
enum Product {
    /// SemVer.
    static let version = "0.1.0"
}

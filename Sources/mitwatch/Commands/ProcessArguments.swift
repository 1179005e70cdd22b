import CProcess

/// The words that the program was started with.
enum ProcessArguments {
    /// Without the program's name. Where the C library does not pass them, as Swift finds them.
    static var words: [String] {
        guard let arguments = cp_arguments(), cp_argument_count() > 0 else {
            return Array(CommandLine.arguments.dropFirst())
        }
        return (1..<max(1, Int(cp_argument_count()))).compactMap { arguments[$0].map { String(cString: $0) } }
    }
}

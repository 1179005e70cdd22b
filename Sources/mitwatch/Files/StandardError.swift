import Glibc
import Screen

/// What the program says when it cannot draw.
enum StandardError {
    /// Writes a message of one line or more. Text from outside is made harmless: it may quote a flag or a file.
    static func tell(_ message: String) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { DisplayText.fitted($0, to: .max) + "\n" }.joined()
        _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

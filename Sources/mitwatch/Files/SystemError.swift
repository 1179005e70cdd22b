import Glibc

/// Why a call of the system failed.
struct SystemError: Error, Hashable, CustomStringConvertible {
    /// As errno has it.
    let code: Int32

    /// The system's words for it: `No space left on device`.
    var words: String {
        String(cString: strerror(code))
    }

    /// The same within a sentence: `no space left on device`.
    var description: String {
        words.prefix(1).lowercased() + words.dropFirst()
    }
}

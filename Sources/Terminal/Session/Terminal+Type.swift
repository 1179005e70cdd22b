import Glibc

extension Terminal {
    /// Why the terminal on standard input and output cannot be taken, if that can be known in advance; nil if there is
    /// no reason.
    ///
    /// If the terminal's type is unknown, the terminal is queried, once for these options: that can take 200 ms. The
    /// process's environment may be changed, so call it while there is one thread.
    public static func obstacle(_ options: inout TerminalOptions) -> TerminalError? {
        do {
            _ = try resolve(&options)
            return nil
        } catch {
            return error
        }
    }

    /// Finds the type once for these options, and loads it.
    static func resolve(_ options: inout TerminalOptions) throws(TerminalError) -> ResolvedType {
        guard isatty(STDIN_FILENO) == 1 else { throw .standardInputNotATerminal }
        guard isatty(STDOUT_FILENO) == 1 else { throw .standardOutputNotATerminal }
        let resolved: ResolvedType
        if let known = options.resolved { resolved = known } else { resolved = try ResolvedType(options) }
        options.resolved = resolved
        try Capabilities.load(resolved.type, descriptor: STDOUT_FILENO)
        return resolved
    }
}

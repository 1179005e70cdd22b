/// Handles input while the last responses to a ``TerminalQuery`` are awaited: removes the responses and keeps the rest.
struct FinalInput: Hashable, Sendable {
    /// How many responses are due.
    private(set) var responsesDue: Int
    /// What was typed, in order.
    private var typed: [UInt8] = []
    /// What may be the beginning of a response.
    private var begun: [UInt8] = []

    /// - Parameter begun: incomplete bytes that were already read.
    init(responsesDue: Int, begun: [UInt8]) {
        self.responsesDue = responsesDue
        for byte in begun { handle(byte) }
    }

    /// What was typed, in order. The beginning of a response is not included, unless it is only an Escape, which may be
    /// the key.
    var leftover: [UInt8] { begun == [0x1B] ? typed + begun : typed }

    /// Handles the next byte.
    mutating func handle(_ byte: UInt8) {
        if byte == 0x1B {
            typed += begun
            begun = [byte]
            return
        }
        guard !begun.isEmpty else {
            typed.append(byte)
            return
        }
        begun.append(byte)
        if let response = TerminalQuery.response(in: begun.dropFirst()) {
            begun = []
            if case .column = response { responsesDue -= 1 }
        } else if !TerminalQuery.mayBegin(begun.dropFirst()) {
            typed += begun
            begun = []
        }
    }
}

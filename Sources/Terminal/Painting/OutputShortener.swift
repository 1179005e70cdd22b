import Screen

/// Rewrites curses' output in fewer bytes with the same effect.
///
/// Before each change of color or attributes, curses resets all of them, selects the character set again, and sends
/// each part as a separate sequence; to move within a row it sends the row as well. Here such a change is kept until
/// something visible is drawn, and sent as one sequence with only the differences. A run of the same block, as in bars
/// and rules, is sent as that block and a count, if the terminal supports that. Anything that is not understood passes
/// unchanged and clears all assumptions.
struct OutputShortener {
    /// Whether the cursor can be sent to a column of its row by `ESC [ column G`.
    private let hasColumnAddress: Bool
    private let columns: Int
    /// Whether the terminal repeats a block by `ESC [ count b`.
    var repeats = false
    /// The rendition that curses assumes; nil if unknown.
    private var wanted: Rendition?
    /// The actual rendition; known whenever `wanted` is.
    private var shown = Rendition.plain
    /// Whether the character set was selected.
    private var hasPlainCharacters = false
    /// The cursor's row, from 1; nil if unknown.
    private var row: Int?
    /// The cursor's column, or more if a character may be narrower than two columns.
    private var column = 0

    /// Nothing is known about the terminal.
    init(columns: Int, hasColumnAddress: Bool) {
        self.columns = columns
        self.hasColumnAddress = hasColumnAddress
    }

    /// For the current terminal at a size; nil if its type lacks what this needs.
    init?(for size: Size) {
        guard Capabilities.speaksControlSequences, Capabilities.movesInAnyRendition else { return nil }
        self.init(columns: size.columns, hasColumnAddress: Capabilities.hasColumnAddress)
    }

    /// Shortens the next bytes of curses' output.
    mutating func shorten(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while !rest.isEmpty {
            let (token, length) = OutputToken.first(of: rest)
            let piece = rest.prefix(length)
            handle(token, piece, &result)
            rest = rest.dropFirst(length)
            if repeats, token == .drawing { rest = rest.dropFirst(handleRun(of: piece, in: rest, &result)) }
        }
        return result
    }

    /// Sends a count instead of the copies of a block that follow it, if that is shorter.
    ///
    /// - Returns: how many bytes the copies had; 0 if they are sent unchanged.
    private mutating func handleRun(
        of piece: ArraySlice<UInt8>, in rest: ArraySlice<UInt8>, _ result: inout [UInt8]
    ) -> Int {
        var end = rest.startIndex
        while rest[end...].starts(with: piece) { end += piece.count }
        let length = end - rest.startIndex
        let sequence = Array("\u{1B}[\(length / piece.count)b".utf8)
        guard sequence.count < length else { return 0 }
        result += sequence
        advance(length / piece.count)
        return length
    }

    private mutating func handle(_ token: OutputToken, _ bytes: ArraySlice<UInt8>, _ result: inout [UInt8]) {
        switch token {
        case .blank:
            showBlank(&result)
            advance(1)
        case .character(let isASCII):
            show(&result)
            advance(isASCII ? 1 : 2)
        case .drawing:
            show(&result)
            advance(1)
        case .carriageReturn: column = 1
        case .backspace: column = max(1, column - 1)
        case .plainCharacters:
            if wanted != nil, hasPlainCharacters { return }
            hasPlainCharacters = true
        case .control(let final, let parameters?):
            return handleControl(final, parameters, bytes, &result)
        case .control(let final, nil):
            handleOther(&result)
            if final == UInt8(ascii: "m") { wanted = nil }
        case .other:
            handleOther(&result)
        }
        result += bytes
    }

    /// Handles what may do anything except change the rendition. Afterwards the cursor may be anywhere.
    private mutating func handleOther(_ result: inout [UInt8]) {
        show(&result)
        row = nil
        column = columns
    }

    private mutating func handleControl(
        _ final: UInt8, _ parameters: [Int], _ bytes: ArraySlice<UInt8>, _ result: inout [UInt8]
    ) {
        switch final {
        case UInt8(ascii: "m"): return handleRendition(parameters, bytes, &result)
        case UInt8(ascii: "H"): return handlePosition(parameters, bytes, &result)
        case UInt8(ascii: "G"): column = max(1, parameters[0])
        case UInt8(ascii: "d"): row = max(1, parameters[0])
        case UInt8(ascii: "C"): advance(max(1, parameters[0]))
        case UInt8(ascii: "b"):
            show(&result)
            advance(max(1, parameters[0]))
        // Erases, inserts or deletes within the row.
        case UInt8(ascii: "K"), UInt8(ascii: "X"), UInt8(ascii: "P"), UInt8(ascii: "@"): showBlank(&result)
        default: handleOther(&result)
        }
        result += bytes
    }

    private mutating func handleRendition(_ parameters: [Int], _ bytes: ArraySlice<UInt8>, _ result: inout [UInt8]) {
        if let wanted, let next = wanted.applying(parameters) {
            self.wanted = next
            return
        }
        show(&result)
        result += bytes
        // Everything is known again after a reset.
        wanted = parameters[0] == 0 ? Rendition.plain.applying(parameters) : nil
        shown = wanted ?? .plain
    }

    private mutating func handlePosition(_ parameters: [Int], _ bytes: ArraySlice<UInt8>, _ result: inout [UInt8]) {
        let target = (row: max(1, parameters[0]), column: max(1, parameters.dropFirst().first ?? 1))
        let isInRow = row == target.row && hasColumnAddress
        (row, column) = target
        result += isInRow ? Array("\u{1B}[\(target.column)G".utf8) : Array(bytes)
    }

    /// Changes the rendition to the one that curses assumes.
    private mutating func show(_ result: inout [UInt8]) {
        guard let wanted, wanted != shown else { return }
        result += wanted.bytes(after: shown)
        shown = wanted
    }

    /// The same, but only what is visible on a blank.
    private mutating func showBlank(_ result: inout [UInt8]) {
        if let wanted, wanted.ofBlank != shown.ofBlank { show(&result) }
    }

    /// Moves the cursor right. Where lines wrap depends on the terminal.
    private mutating func advance(_ count: Int) {
        column += count
        if column > columns { row = nil }
    }
}

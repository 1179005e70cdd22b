import Screen

/// Says what curses says in fewer bytes, and to the same effect.
///
/// Before each change of colour or attributes curses takes all of them back, chooses the character set anew, and sends each part as a
/// sequence of its own; to a place in the same row it sends the row as well. Here such a change is kept until something is drawn
/// that shows it, and sent as one sequence that says only what is new. A run of one block, as bars and rules have it, is sent as that
/// block and a number, where the terminal was seen to repeat it. Whatever is not understood goes through as it is, and leaves
/// nothing assumed.
struct OutputShortener {
    /// Whether the cursor can be sent to a column of its row by `ESC [ column G`.
    private let hasColumnAddress: Bool
    private let columns: Int
    /// Whether the terminal repeats a block by `ESC [ count b`.
    var repeats = false
    /// What curses believes the rendition to be; nil while that is not known.
    private var wanted: Rendition?
    /// What it is; known whenever `wanted` is.
    private var shown = Rendition.plain
    /// Whether the character set was chosen.
    private var hasPlainCharacters = false
    /// The cursor's row, from 1; nil if it is not known.
    private var row: Int?
    /// The cursor's column, or more where a character may be narrower than two columns.
    private var column = 0

    /// Nothing is known of the terminal.
    init(columns: Int, hasColumnAddress: Bool) {
        self.columns = columns
        self.hasColumnAddress = hasColumnAddress
    }

    /// For the current terminal, at a size; nil if its type does not promise what is made use of.
    init?(for size: Size) {
        guard Capabilities.speaksControlSequences, Capabilities.movesInAnyRendition else { return nil }
        self.init(columns: size.columns, hasColumnAddress: Capabilities.hasColumnAddress)
    }

    /// The next bytes of all that curses sends, made shorter.
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

    /// Sends a number instead of the copies of a block that follow it, if that is shorter.
    ///
    /// - Returns: how many bytes the copies had; none if they are to be sent as they are.
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

    /// What may do anything but change the rendition. The cursor may be anywhere.
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
        // Erases, inserts or deletes in the row, in place.
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
        // All is known again after a reset.
        wanted = parameters[0] == 0 ? Rendition.plain.applying(parameters) : nil
        shown = wanted ?? .plain
    }

    private mutating func handlePosition(_ parameters: [Int], _ bytes: ArraySlice<UInt8>, _ result: inout [UInt8]) {
        let target = (row: max(1, parameters[0]), column: max(1, parameters.dropFirst().first ?? 1))
        let isInRow = row == target.row && hasColumnAddress
        (row, column) = target
        result += isInRow ? Array("\u{1B}[\(target.column)G".utf8) : Array(bytes)
    }

    /// Makes the rendition what curses believes it to be.
    private mutating func show(_ result: inout [UInt8]) {
        guard let wanted, wanted != shown else { return }
        result += wanted.bytes(after: shown)
        shown = wanted
    }

    /// The same, as far as a blank tells.
    private mutating func showBlank(_ result: inout [UInt8]) {
        if let wanted, wanted.ofBlank != shown.ofBlank { show(&result) }
    }

    /// The cursor goes to the right. Where lines wrap is the terminal's affair.
    private mutating func advance(_ count: Int) {
        column += count
        if column > columns { row = nil }
    }
}

/// A command to the terminal.
enum ControlAction: Equatable {
    case print(Unicode.Scalar)
    case control(UInt8)
    /// What follows an Escape: intermediate characters and a final one.
    case escape(String)
    /// A control sequence.
    case sequence(prefix: String, parameters: [Int], final: Character)
    /// A string for the operating system or a device, with the character that began it.
    case string(String)
}

/// Parses a stream of bytes, one at a time.
struct ControlParser: Sendable {
    private enum State {
        case ground
        case escape
        case sequence
        /// A string for the operating system or a device.
        case string
        case stringEscape
    }

    private var state = State.ground
    private var collected = ""
    private var utf8: [UInt8] = []

    /// Whether no sequence or character is incomplete.
    var isBetweenActions: Bool { state == .ground && utf8.isEmpty }

    mutating func feed(_ byte: UInt8) -> [ControlAction] {
        if byte == 0x18 || byte == 0x1A {
            state = .ground
            utf8 = []
            return []
        }
        if byte == 0x1B, state != .string {
            state = .escape
            collected = ""
            utf8 = []
            return []
        }
        switch state {
        case .ground: return ground(byte)
        case .escape: return escape(byte)
        case .sequence: return sequence(byte)
        case .string: return string(byte)
        case .stringEscape: return [.string(collected)] + afterString(byte)
        }
    }

    /// An Escape ends a string; what follows, except the terminator, begins something else.
    private mutating func afterString(_ byte: UInt8) -> [ControlAction] {
        state = .ground
        collected = ""
        return byte == UInt8(ascii: "\\") ? [] : escape(byte)
    }

    private mutating func string(_ byte: UInt8) -> [ControlAction] {
        switch byte {
        case 0x07:
            state = .ground
            return [.string(collected)]
        case 0x1B: state = .stringEscape
        default: collected.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return []
    }

    private mutating func ground(_ byte: UInt8) -> [ControlAction] {
        guard byte >= 0x20 else { return [.control(byte)] }
        utf8.append(byte)
        let text = String(decoding: utf8, as: UTF8.self)
        // An incomplete character decodes to a replacement, until its last byte is there.
        guard !text.unicodeScalars.contains("\u{FFFD}") || utf8.count >= 4 else { return [] }
        utf8 = []
        return text.unicodeScalars.map { .print($0) }
    }

    private mutating func escape(_ byte: UInt8) -> [ControlAction] {
        let scalar = Unicode.Scalar(byte)
        switch scalar {
        case "[":
            state = .sequence
            return []
        case "]", "P", "_", "^", "X":
            state = .string
            collected.unicodeScalars.append(scalar)
            return []
        default:
            collected.unicodeScalars.append(scalar)
            guard byte >= 0x30 else { return [] }
            state = .ground
            return [.escape(collected)]
        }
    }

    private mutating func sequence(_ byte: UInt8) -> [ControlAction] {
        let character = Character(Unicode.Scalar(byte))
        guard byte >= 0x40 else {
            collected.append(character)
            return []
        }
        state = .ground
        let prefix = String(collected.filter { !$0.isNumber && $0 != ";" && $0 != ":" })
        let numbers = collected.filter { $0.isNumber || $0 == ";" || $0 == ":" }
        let parameters = numbers.split(separator: ";", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: ":", omittingEmptySubsequences: false) }
            .map { Int($0) ?? 0 }
        return [.sequence(prefix: prefix, parameters: numbers.isEmpty ? [] : parameters, final: character)]
    }
}

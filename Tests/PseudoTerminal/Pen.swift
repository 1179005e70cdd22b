/// How a character is drawn.
public struct Pen: Sendable, Hashable {
    /// A color.
    public enum Color: Sendable, Hashable {
        /// The user's own.
        case standard
        /// A number in the terminal's palette.
        case indexed(Int)
        /// Red, green and blue.
        case rgb(Int, Int, Int)
    }

    /// The text's color.
    public var foreground = Color.standard
    /// The background color.
    public var background = Color.standard
    /// Attributes by their SGR number: 1 bold, 2 dim, 3 italic, 4 underlined, 5 blinking, 7 reversed, 8 hidden, 9
    /// struck through.
    public var attributes: Set<Int> = []

    /// Plain.
    public init() {}

    /// Applies the parameters of one SGR sequence.
    ///
    /// - Returns: false if one of them is unknown.
    mutating func apply(_ parameters: [Int]) -> Bool {
        var rest = parameters.isEmpty ? [0] : parameters[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: self = Pen()
            case 1...9: attributes.insert(number)
            // The default font.
            case 10: break
            case 22: attributes.subtract([1, 2])
            case 23...29: attributes.remove(number - 20)
            case 30...37: foreground = .indexed(number - 30)
            case 38: foreground = Self.extended(&rest)
            case 39: foreground = .standard
            case 40...47: background = .indexed(number - 40)
            case 48: background = Self.extended(&rest)
            case 49: background = .standard
            case 90...97: foreground = .indexed(number - 82)
            case 100...107: background = .indexed(number - 92)
            default: return false
            }
        }
        return true
    }

    private static func extended(_ rest: inout ArraySlice<Int>) -> Color {
        switch rest.popFirst() {
        case 5: return .indexed(rest.popFirst() ?? 0)
        case 2:
            let parts = rest.prefix(3)
            rest = rest.dropFirst(3)
            guard let red = parts.first, let blue = parts.last, parts.count == 3 else { return .standard }
            return .rgb(red, parts[parts.startIndex + 1], blue)
        default: return .standard
        }
    }
}

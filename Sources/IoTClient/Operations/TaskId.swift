/// The rule that AWS IoT has for the id of an audit mitigation actions task: 1 to 128 of `a-z A-Z 0-9 _ -`.
public enum TaskId {
    /// The most characters that an id may have.
    public static let maximumLength = 128

    /// Throws if AWS would refuse the id for its form. Whether there is such a task is another question.
    public static func validate(_ id: String) throws(TaskIdProblem) {
        guard !id.isEmpty else { throw .empty }
        for (position, character) in id.enumerated() where !isAllowed(character) {
            throw .illegalCharacter(character, position: position)
        }
        guard id.count <= maximumLength else { throw .tooLong(count: id.count) }
    }

    private static func isAllowed(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == "-")
    }
}

/// Why a string cannot be the id of a task.
public enum TaskIdProblem: Error, Hashable, Sendable {
    /// There is no character at all.
    case empty
    /// A character that no id has; positions count from 0.
    case illegalCharacter(Character, position: Int)
    /// More than 128 characters.
    case tooLong(count: Int)
}

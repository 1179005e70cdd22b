/// A name and its value: `groups    quarantine, audit-hold`. Several below each other align when they share
/// `nameColumns`.
public struct KeyValue: Sendable, Hashable {
    /// What it is.
    public var name: String
    /// What it says.
    public var value: Line

    /// A name and its value.
    public init(_ name: String, _ value: Line) {
        self.name = name
        self.value = value
    }

    /// The value behind the name, wrapped in its own column.
    public func lines(width: Int, nameColumns: Int) -> [Line] {
        let room = width - nameColumns
        guard room >= nameColumns else { return (Line(name + " ", .dim) + value).wrapped(to: width, indent: 2) }
        let name = Line(DisplayText.fitted(name, to: nameColumns - 1), .dim).padded(to: nameColumns)
        let margin = Line(String(repeating: " ", count: nameColumns))
        return value.wrapped(to: room).enumerated().map { ($0 == 0 ? name : margin) + $1 }
    }
}

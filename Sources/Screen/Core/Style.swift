/// What a piece of the screen means. Views name roles, never colours: the terminal's room alone knows what they look like.
public enum Role: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// Plain text in the user's own colours.
    case normal
    /// Of less weight than its surroundings.
    case dim
    /// The name of what the screen is about.
    case title
    /// A column's or a list's heading.
    case heading
    /// A line that parts panes.
    case rule
    /// Findings to which all actions were applied.
    case succeeded
    /// Findings, executions or tasks that failed.
    case failed
    /// Findings that a filter left out.
    case skipped
    /// Findings or tasks that were canceled.
    case canceled
    /// Findings that are still to be worked on.
    case todo
    /// A task that is in progress.
    case running
    /// Data that is older than it should be.
    case stale
    /// Something to look at that is not a failure of the task.
    case warning
    /// The name of a key.
    case key
    /// Set apart from its surroundings, without a meaning of its own.
    case accent
}

/// How a cell looks: a role, and attributes on top of it. Two bytes.
public struct Style: Sendable, Hashable, BitwiseCopyable {
    /// Attributes that a view may ask for on top of what the role brings along.
    public struct Attributes: OptionSet, Sendable, Hashable, BitwiseCopyable {
        /// One bit for each attribute.
        public let rawValue: UInt8

        /// The attributes whose bits are set.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Heavier.
        public static let bold = Attributes(rawValue: 1)
        /// Fainter.
        public static let dim = Attributes(rawValue: 2)
        /// Foreground and background change places: the selection.
        public static let reversed = Attributes(rawValue: 4)
        /// Underlined.
        public static let underlined = Attributes(rawValue: 8)
    }

    /// What the cell means.
    public var role: Role
    /// What comes on top.
    public var attributes: Attributes

    /// A role with attributes.
    public init(_ role: Role, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    /// The same style, seen as selected.
    public var selected: Style { adding(.reversed) }

    /// The same style, underlined.
    public var underlined: Style { adding(.underlined) }

    /// The same style in bold.
    public var bold: Style { adding(.bold) }

    /// The same style, fainter.
    public var dimmed: Style { adding(.dim) }

    /// The same style with further attributes.
    public func adding(_ more: Attributes) -> Style {
        Style(role, attributes.union(more))
    }
}

extension Style {
    /// Plain text.
    public static let normal = Style(.normal)
    /// Of less weight.
    public static let dim = Style(.dim)
    /// What the screen is about.
    public static let title = Style(.title)
    /// A heading.
    public static let heading = Style(.heading)
    /// A line that parts panes.
    public static let rule = Style(.rule)
    /// Succeeded.
    public static let succeeded = Style(.succeeded)
    /// Failed.
    public static let failed = Style(.failed)
    /// Skipped.
    public static let skipped = Style(.skipped)
    /// Canceled.
    public static let canceled = Style(.canceled)
    /// To do.
    public static let todo = Style(.todo)
    /// In progress.
    public static let running = Style(.running)
    /// Older than it should be.
    public static let stale = Style(.stale)
    /// To look at.
    public static let warning = Style(.warning)
    /// A key's name.
    public static let key = Style(.key)
    /// Set apart.
    public static let accent = Style(.accent)
}

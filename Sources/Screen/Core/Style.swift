/// The meaning of a piece of the screen. Views name roles, never colors: only the Terminal module knows how they look.
public enum Role: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// Plain text in the user's own colors.
    case normal
    /// Less prominent than its surroundings.
    case dim
    /// The name of the screen's subject.
    case title
    /// A column's or a list's heading.
    case heading
    /// A line that separates panes.
    case rule
    /// Findings to which all actions were applied.
    case succeeded
    /// Findings, executions or tasks that failed.
    case failed
    /// Findings that a filter left out.
    case skipped
    /// Findings or tasks that were canceled.
    case canceled
    /// Findings that are remaining.
    case todo
    /// A task that is in progress.
    case running
    /// Outdated data.
    case stale
    /// A warning that is not a failure of the task.
    case warning
    /// The name of a key.
    case key
    /// Highlighted, without a meaning of its own.
    case accent
}

/// How a cell looks: a role and attributes. Two bytes.
public struct Style: Sendable, Hashable, BitwiseCopyable {
    /// Attributes that a view can add to those of the role.
    public struct Attributes: OptionSet, Sendable, Hashable, BitwiseCopyable {
        /// One bit for each attribute.
        public let rawValue: UInt8

        /// The attributes whose bits are set.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Bold.
        public static let bold = Attributes(rawValue: 1)
        /// Faint.
        public static let dim = Attributes(rawValue: 2)
        /// Foreground and background swapped: the selection.
        public static let reversed = Attributes(rawValue: 4)
        /// Underlined.
        public static let underlined = Attributes(rawValue: 8)
    }

    /// What the cell means.
    public var role: Role
    /// Attributes in addition to the role's own.
    public var attributes: Attributes

    /// A role with attributes.
    public init(_ role: Role, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    /// The same style as part of the selection.
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
    /// Less prominent.
    public static let dim = Style(.dim)
    /// The screen's subject.
    public static let title = Style(.title)
    /// A heading.
    public static let heading = Style(.heading)
    /// A line that separates panes.
    public static let rule = Style(.rule)
    /// Succeeded.
    public static let succeeded = Style(.succeeded)
    /// Failed.
    public static let failed = Style(.failed)
    /// Skipped.
    public static let skipped = Style(.skipped)
    /// Canceled.
    public static let canceled = Style(.canceled)
    /// Remaining.
    public static let todo = Style(.todo)
    /// In progress.
    public static let running = Style(.running)
    /// Outdated.
    public static let stale = Style(.stale)
    /// A warning.
    public static let warning = Style(.warning)
    /// A key's name.
    public static let key = Style(.key)
    /// Highlighted.
    public static let accent = Style(.accent)
}

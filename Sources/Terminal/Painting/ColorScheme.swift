/// Which colours the roles have.
public enum ColorScheme: Sendable, Hashable, CaseIterable {
    /// Green for what succeeded and vermilion for what failed, as most people expect it.
    case standard
    /// The four outcomes of a finding lie as far apart as possible for all kinds of colour vision.
    case colorblind
    /// No colours: bold, dim, underlined and reversed alone.
    case mono
}

/// Which colors the roles have.
public enum ColorScheme: Sendable, Hashable, CaseIterable {
    /// Green for what succeeded and red for what failed.
    case standard
    /// The bars of a finding's four outcomes are as far apart as possible for all kinds of color vision.
    case colorblind
    /// No colors: only bold, underline and reverse, and faint rules.
    case mono
}

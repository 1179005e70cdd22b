import MitigationModel

extension State {
    /// How many lines a page has, for PgUp and PgDn: what the pane in focus, or the page, shows at once.
    public var pageSize: Int {
        max(1, scrollExtent.rows)
    }

    /// The last line that can be gone to: the last check, or the first line of the last page.
    var lastPosition: Int {
        let extent = scrollExtent
        let isAmongChecks = navigation.keyContext == .overview && navigation.focus == .checks
        return max(0, extent.lines - (isAmongChecks ? 1 : extent.rows))
    }
}

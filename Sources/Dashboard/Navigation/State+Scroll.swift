import MitigationModel

extension State {
    /// How far keys scroll the pane in focus, or the page. It takes a draft of the screen to know.
    var scrollReach: (last: Int, page: Int) {
        let extent = scrollExtent
        let isAmongChecks = !navigation.isHelpShown && navigation.place == .overview && navigation.focus == .checks
        return (max(0, extent.lines - (isAmongChecks ? 1 : extent.rows)), max(1, extent.rows))
    }
}

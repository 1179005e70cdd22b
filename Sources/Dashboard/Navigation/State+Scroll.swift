extension State {
    /// How far keys scroll the pane in focus, or the page.
    var scrollReach: (last: Int, page: Int) {
        let viewport = viewport
        let isAmongChecks = !navigation.isHelpShown && navigation.place == .overview && navigation.focus == .checks
        return (isAmongChecks ? max(0, viewport.count - 1) : viewport.lastOffset, viewport.page)
    }
}

import MitigationModel

/// Filters and orders.
extension State {
    /// Carries out what changes which rows are shown, and in which order, or begins to type for it.
    mutating func arrange(_ command: Command) {
        switch command {
        case .filter where navigation.place == .overview && task?.checks.isEmpty ?? true:
            notice = .nothing("there are no checks to filter yet")
        case .filter: navigation.typing = Typing(.filter, text: filter)
        case .findById: navigation.typing = Typing(.findingId)
        case .narrow: narrow()
        case .sort:
            navigation.checks.order = navigation.checks.order.next
            arrangeChecks()
        case .reverseOrder:
            navigation.checks.isReversed.toggle()
            arrangeChecks()
        default: break
        }
    }

    /// Esc: all checks again.
    mutating func showAllChecks() {
        navigation.checks.showAll()
        arrangeChecks()
    }

    /// The text that filters what is shown; empty if none does.
    var filter: String {
        switch navigation.place {
        case .overview: navigation.checks.filter
        case .check(let check): drillDown.checks[check]?.filter ?? ""
        case .tasks: picker.filter
        case .finding, .cancel: ""
        }
    }

    /// Filters what is shown by a text.
    mutating func apply(filter text: String) {
        switch navigation.place {
        case .overview:
            navigation.checks.filter = text
            arrangeChecks()
        case .check: filterFindings(by: text)
        case .tasks: filterTasks(by: text)
        case .finding, .cancel: break
        }
    }

    /// f: failures and what is unfinished alone, or all.
    private mutating func narrow() {
        switch navigation.place {
        case .overview:
            navigation.checks.isNarrow.toggle()
            arrangeChecks()
        case .check: narrowFindings()
        case .finding, .tasks, .cancel: break
        }
    }
}

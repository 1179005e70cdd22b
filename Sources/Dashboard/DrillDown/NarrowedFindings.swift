/// The rows that pass a filter, in the shown order: failed ones first.
struct FilteredFindings: Hashable, Sendable {
    var failed = SortedIndices()
    var others = SortedIndices()

    var count: Int {
        failed.count + others.count
    }

    func index(at position: Int) -> Int {
        position < failed.count ? failed[position] : others[position - failed.count]
    }

    func position(of index: Int) -> Int? {
        failed.position(of: index) ?? others.position(of: index).map { $0 + failed.count }
    }
}

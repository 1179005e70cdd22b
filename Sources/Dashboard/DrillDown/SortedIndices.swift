/// Indices of some rows of a list, in ascending order, four bytes each.
struct SortedIndices: Hashable, Sendable {
    private var values: [Int32] = []

    /// No indices.
    init() {}

    /// Indices that come in ascending order.
    init(ascending indices: some Sequence<Int>) {
        values = indices.map { Int32(clamping: $0) }
    }

    var count: Int {
        values.count
    }

    /// The indices that meet a condition.
    func filter(_ isMember: (Int) -> Bool) -> Self {
        var some = Self()
        some.values = values.filter { isMember(Int($0)) }
        return some
    }

    subscript(position: Int) -> Int {
        Int(values[position])
    }

    /// How many of them are below an index.
    func rank(of index: Int) -> Int {
        partition { Int(values[$0]) >= index }
    }

    /// The position of an index; nil if it is not included.
    func position(of index: Int) -> Int? {
        let rank = rank(of: index)
        return rank < values.count && Int(values[rank]) == index ? rank : nil
    }

    /// The index at a position among those that are not included, from 0.
    func gap(_ number: Int) -> Int {
        number + partition { Int(values[$0]) - $0 > number }
    }

    /// Adds or removes an index. Adding at the end, as in a scan, moves nothing.
    mutating func set(_ index: Int, isMember: Bool) {
        let rank = rank(of: index)
        let isThere = rank < values.count && Int(values[rank]) == index
        switch (isThere, isMember) {
        case (false, true): values.insert(Int32(clamping: index), at: rank)
        case (true, false): values.remove(at: rank)
        case (true, true), (false, false): break
        }
    }

    /// The first position that meets a condition which all later positions meet too; the count if none does.
    private func partition(_ isBeyond: (Int) -> Bool) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// The counts of all checks in one response in a compact form, which a long session keeps for each poll. What equals
/// the previous response takes no additional memory.
struct CheckCounts: Hashable, Sendable {
    /// The checks, ordered by the API's name.
    let checks: [CheckName]
    /// Which of a check's five counts AWS sent, as bits: an absent count is not 0.
    private let given: [UInt8]
    /// Five numbers per check, 0 for an absent one.
    private let numbers: [Int64]

    /// The counts of a response. They share storage with equal counts of the previous response.
    init(_ statistics: [CheckName: TaskStatisticsForAuditCheck], like before: Self? = nil) {
        let rows = Self.rows(statistics, like: before)
        var (given, numbers): ([UInt8], [Int64]) = ([], [])
        given.reserveCapacity(rows.count)
        numbers.reserveCapacity(rows.count * Self.fieldCount)
        for row in rows {
            var bits: UInt8 = 0
            func keep(_ count: Int64?, _ field: UInt8) {
                if count != nil { bits |= 1 << field }
                numbers.append(count ?? 0)
            }
            keep(row.counts.totalFindingsCount, 0)
            keep(row.counts.failedFindingsCount, 1)
            keep(row.counts.succeededFindingsCount, 2)
            keep(row.counts.skippedFindingsCount, 3)
            keep(row.counts.canceledFindingsCount, 4)
            given.append(bits)
        }
        checks = Self.shared(rows.map(\.check), before?.checks)
        self.given = Self.shared(given, before?.given)
        self.numbers = Self.shared(numbers, before?.numbers)
    }

    /// The counts in the API's form.
    var statistics: [CheckName: TaskStatisticsForAuditCheck] {
        Dictionary(checks.indices.map { (checks[$0], counts(at: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The counts of the check at this index.
    func counts(at index: Int) -> TaskStatisticsForAuditCheck {
        func count(_ field: Int) -> Int64? {
            given[index] & (1 << UInt8(field)) == 0 ? nil : numbers[index * Self.fieldCount + field]
        }
        return TaskStatisticsForAuditCheck(
            totalFindingsCount: count(0), failedFindingsCount: count(1), succeededFindingsCount: count(2),
            skippedFindingsCount: count(3), canceledFindingsCount: count(4))
    }

    /// The index of a check; nil if AWS sent no counts for it.
    func index(of check: CheckName) -> Int? {
        var (low, high) = (0, checks.count)
        while low < high {
            let middle = (low + high) / 2
            if checks[middle] < check { low = middle + 1 } else { high = middle }
        }
        return low < checks.count && checks[low] == check ? low : nil
    }

    /// Checks with any count lower than before. A count that is missing now counts as 0.
    func fallen(since before: Self) -> Set<CheckName> {
        if numbers == before.numbers && checks == before.checks { return [] }
        let hasSameChecks = checks == before.checks
        let fallen = before.checks.indices.filter { index in
            let place = hasSameChecks ? index : self.index(of: before.checks[index])
            return (0..<Self.fieldCount).contains { field in
                let number = place.map { numbers[$0 * Self.fieldCount + field] } ?? 0
                return number < before.numbers[index * Self.fieldCount + field]
            }
        }
        return Set(fallen.map { before.checks[$0] })
    }

    private static let fieldCount = 5

    /// Rows by name. Usually the checks are those of the previous response, and need not be sorted again.
    private static func rows(
        _ statistics: [CheckName: TaskStatisticsForAuditCheck], like before: Self?
    ) -> [(check: CheckName, counts: TaskStatisticsForAuditCheck)] {
        if let before, before.checks.count == statistics.count {
            let rows = before.checks.compactMap { check in statistics[check].map { (check: check, counts: $0) } }
            if rows.count == statistics.count { return rows }
        }
        return statistics.sorted { $0.key < $1.key }.map { (check: $0.key, counts: $0.value) }
    }

    private static func shared<Element: Equatable>(_ new: [Element], _ before: [Element]?) -> [Element] {
        before == new ? before ?? new : new
    }
}

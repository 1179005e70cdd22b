/// Suggests the word that was probably meant by a mistyped one.
package enum NearestWord {
    /// No name is longer. The time of a comparison grows with the product of both lengths.
    private static let longest = 200

    /// The candidate that is at most two edits (a letter added, missing, wrong, or swapped with its neighbor) from
    /// `word`, or one if that is short. Case does not count. Nil if there is none, or if `word` is itself a
    /// candidate.
    package static func suggestion(for word: String, among candidates: [String]) -> String? {
        guard word.count <= longest, !candidates.contains(word) else { return nil }
        let limit = word.count <= 3 ? 1 : 2
        return
            candidates
            .filter { abs($0.count - word.count) <= limit }
            .map { (candidate: $0, edits: edits(Array(word.lowercased()), Array($0.lowercased()))) }
            .filter { $0.edits <= limit }
            .min { $0.edits < $1.edits }?
            .candidate
    }

    /// Damerau-Levenshtein distance, with swaps of neighbors only.
    private static func edits(_ left: [Character], _ right: [Character]) -> Int {
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}

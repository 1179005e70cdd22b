/// Finds what a mistyped word may have been meant to be.
enum NearestWord {
    /// The candidate that is at most two slips (a letter too many, missing, wrong, or swapped with its neighbour) away from
    /// `word`, and for short words fewer; nil where none is, or where `word` is itself a candidate.
    static func suggestion(for word: String, among candidates: [String]) -> String? {
        let limit = word.count <= 3 ? 1 : 2
        return
            candidates
            .map { (candidate: $0, slips: slips(Array(word.lowercased()), Array($0))) }
            .filter { $0.slips > 0 && $0.slips <= limit }
            .min { $0.slips < $1.slips }?
            .candidate
    }

    /// Damerau and Levenshtein's distance, with swaps of neighbours only.
    private static func slips(_ left: [Character], _ right: [Character]) -> Int {
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

/// The files of a report as text: their names differ only in the extension.
struct ReportFiles {
    let paths: [String]

    /// `/tickets/mitwatch-q-1.md and .json`; otherwise every path in full.
    var words: String {
        guard let first = paths.first, paths.count > 1, let base = Self.base(first) else {
            return paths.joined(separator: " and ")
        }
        let endings = paths.dropFirst().map { Self.base($0) == base ? String($0.dropFirst(base.count)) : $0 }
        return ([first] + endings).joined(separator: " and ")
    }

    /// The same without the directories.
    var brief: String {
        ReportFiles(paths: paths.map { path in path.split(separator: "/").last.map(String.init) ?? path }).words
    }

    /// The path without its extension; nil if it has none.
    private static func base(_ path: String) -> Substring? {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        return path[..<dot]
    }
}

import FoundationEssentials
import Screen
import Testing

/// Compares a frame with the text file that was recorded for it: `Snapshots/NAME.WxH.txt`.
///
/// With `MITWATCH_RECORD=1` in the environment the file is written anew, and the test fails all the same: what was
/// recorded has to be looked at and run again.
enum Snapshot {
    static func expect(
        _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let file = folder + "/\(name).\(frame.size.columns)x\(frame.size.rows).txt"
        let shown = text(of: frame)
        guard ProcessInfo.processInfo.environment["MITWATCH_RECORD"] != "1" else { return record(shown, file) }
        guard let data = FileManager.default.contents(atPath: file) else {
            Issue.record("no snapshot \(file): record it with MITWATCH_RECORD=1", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: data, as: UTF8.self)
        guard expected != shown else { return }
        Issue.record("\(name) differs:\n\(difference(expected, shown))", sourceLocation: sourceLocation)
    }

    /// Rows between gutters, then the styles of each row that has any.
    static func text(of frame: Frame) -> String {
        let rows = frame.text().enumerated().map { "\(gutter($0))│\($1)│" }
        let styles = (0..<frame.size.rows).compactMap { styleLine(frame, row: $0) }
        return (rows + ["", "styles"] + styles).joined(separator: "\n") + "\n"
    }

    private static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(2).joined(separator: "/") + "/Snapshots"

    private static func gutter(_ row: Int) -> String {
        row < 9 ? "0\(row + 1)" : "\(row + 1)"
    }

    /// `03│ 0-14 title bold · 18-30 running`; plain text is left out.
    private static func styleLine(_ frame: Frame, row: Int) -> String? {
        let runs = frame.styleRuns(row: row).filter { $0.style != .normal }
        guard !runs.isEmpty else { return nil }
        let words = runs.map { "\($0.columns.lowerBound)-\($0.columns.upperBound - 1) \(name($0.style))" }
        return "\(gutter(row))│ \(words.joined(separator: " · "))"
    }

    private static func name(_ style: Style) -> String {
        let attributes: [(Style.Attributes, String)] = [
            (.bold, "bold"), (.dim, "faint"), (.reversed, "reversed"), (.underlined, "underlined"),
        ]
        let set = attributes.filter { style.attributes.contains($0.0) }.map(\.1)
        return (["\(style.role)"] + set).joined(separator: " ")
    }

    private static func record(_ text: String, _ file: String) {
        let written = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
        Issue.record("\(written ? "recorded" : "could not record") \(file): look at it, then run again")
    }

    private static func difference(_ expected: String, _ shown: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = shown.split(separator: "\n", omittingEmptySubsequences: false)
        return (0..<max(old.count, new.count)).compactMap { index in
            let before = index < old.count ? old[index] : ""
            let after = index < new.count ? new[index] : ""
            return before == after ? nil : "- \(before)\n+ \(after)"
        }.joined(separator: "\n")
    }
}

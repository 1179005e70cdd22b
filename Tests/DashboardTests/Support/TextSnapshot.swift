import FoundationEssentials
import Testing

/// Compares a text with the file that was recorded for it, `Snapshots/NAME`, in the way of `Snapshot`.
enum TextSnapshot {
    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(
            separator: "/")
        let file = "\(folder)/Snapshots/\(name)"
        guard ProcessInfo.processInfo.environment["MITWATCH_RECORD"] != "1" else {
            let written = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
            Issue.record("\(written ? "recorded" : "could not record") \(file): look at it, then run again")
            return
        }
        let recorded = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
        guard recorded != text else { return }
        Issue.record("\(name) differs:\n\(difference(recorded ?? "", text))", sourceLocation: sourceLocation)
    }

    private static func difference(_ old: String, _ new: String) -> String {
        let old = old.split(separator: "\n", omittingEmptySubsequences: false)
        let new = new.split(separator: "\n", omittingEmptySubsequences: false)
        return new.difference(from: old).map { change in
            switch change {
            case .insert(let line, let text, _): "+ \(line + 1): \(text)"
            case .remove(let line, let text, _): "- \(line + 1): \(text)"
            }
        }.joined(separator: "\n")
    }
}

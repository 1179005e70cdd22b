import FoundationEssentials
import Screen
import Testing

/// Compares a text with the file that was recorded for it in the folder `Snapshots`.
///
/// With `MITWATCH_RECORD=1` in the environment, the file is written and the test fails. Look at the file, then run the
/// test again.
enum Snapshot {
    static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(2).joined(separator: "/") + "/Snapshots"

    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let file = "\(folder)/\(name)"
        guard ProcessInfo.processInfo.environment["MITWATCH_RECORD"] != "1" else {
            let isWritten = FileManager.default.createFile(atPath: file, contents: Data(text.utf8))
            Issue.record(
                "\(isWritten ? "recorded" : "could not record") \(file): look at it, then run again",
                sourceLocation: sourceLocation)
            return
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            Issue.record("no snapshot \(file): record it with MITWATCH_RECORD=1", sourceLocation: sourceLocation)
            return
        }
        guard data != Data(text.utf8) else { return }
        let difference = difference(String(decoding: data, as: UTF8.self), text)
        Issue.record("\(name) differs:\n\(difference)", sourceLocation: sourceLocation)
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

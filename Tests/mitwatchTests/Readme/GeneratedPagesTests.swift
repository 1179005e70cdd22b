import FoundationEssentials
import Testing

@testable import mitwatch

/// The reference pages have the tables that are made from the program.
///
/// With `MITWATCH_RECORD=1` in the environment, the tables are written into the pages and the tests fail. Look at the
/// pages, then run the tests again.
///
/// One test after the other: two tables can be in one page.
@Suite(.serialized)
struct GeneratedPagesTests {
    @Test(arguments: GeneratedPages.tables)
    func `the table is as the program makes it`(table: GeneratedPages.Table) throws {
        let path = "\(ReadmeText.pagesFolder)/\(table.page)"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        let beginning = "<!-- generated: \(table.name) -->\n\n"
        let parts = page.components(separatedBy: beginning)
        try #require(parts.count == 2, "\(table.page) has one mark: \(beginning)")
        let end = try #require(parts[1].firstRange(of: "\n\n<!-- end -->\n"), "\(table.page) has no mark at the end")
        let text = try table.text()
        guard ProcessInfo.processInfo.environment["MITWATCH_RECORD"] != "1" else {
            let new = parts[0] + beginning + text + parts[1][end.lowerBound...]
            try Data(new.utf8).write(to: URL(filePath: path))
            Issue.record("recorded \(path): look at it, then run again")
            return
        }
        let (old, new) = (Self.lines(parts[1][..<end.lowerBound]), Self.lines(text[...]))
        let differences = new.difference(from: old).map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
        #expect(differences == [], "\(table.page) differs: record it with MITWATCH_RECORD=1")
    }

    private static func lines(_ text: Substring) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `every detail belongs to an option`() throws {
        let options = try OptionReference().commands.flatMap(\.arguments)
        let names = Set(options.compactMap(\.option))
        #expect(names.count > 30)
        #expect(Set(OptionDetails.all.keys).subtracting(names) == [])
    }
}

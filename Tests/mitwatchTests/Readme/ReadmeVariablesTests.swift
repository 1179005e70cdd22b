import FoundationEssentials
import IoTClient
import Testing

/// README names each environment variable that the program reads, and no other.
struct ReadmeVariablesTests {
    /// How a source names a variable: with one of these names, or in a lookup.
    private static var named: Regex<(Substring, Substring?, Substring?)> {
        /"(AWS_[A-Z0-9_]+|HTTPS_PROXY|HTTP_PROXY|NO_PROXY)"|(?:environment|variables)\["([A-Z][A-Z0-9_]*)"/
    }

    /// The variables in the sources, and those that are composed there.
    private static func inSources() throws -> Set<String> {
        var names = Set(Service.allCases.map(\.endpointVariable))
        let files = try FileManager.default.subpathsOfDirectory(atPath: ReadmeText.root + "/Sources")
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(ReadmeText.root)/Sources/\(file)", encoding: .utf8)
            names.formUnion(text.matches(of: named).compactMap { ($0.1 ?? $0.2).map(String.init) })
        }
        return names
    }

    /// The variables in the first column of README's table.
    private static func inReadme() -> Set<String> {
        let section = ReadmeText.all.components(separatedBy: "### Environment variables\n").dropFirst().first ?? ""
        let lines = (section.components(separatedBy: "\n#").first ?? "").split(separator: "\n")
        let columns = lines.filter { $0.hasPrefix("| `") }.compactMap { $0.split(separator: "|").first }
        return Set(columns.flatMap { $0.matches(of: /[A-Z][A-Z0-9_]+/) }.map { String($0.output) })
    }

    @Test func `README's table of environment variables is the list of those in the sources`() throws {
        let (read, told) = (try Self.inSources(), Self.inReadme())
        #expect(read.count > 30)
        #expect(read.subtracting(told) == [], "README does not name them")
        #expect(told.subtracting(read) == [], "nothing reads them")
    }
}

import FoundationEssentials
import IoTClient
import Testing

@testable import mitwatch

/// The table of environment variables names each one that the program reads, and no other.
struct ReadmeVariablesTests {
    /// How a source names a variable: with one of these names, or in a lookup.
    private static var named: Regex<(Substring, Substring?, Substring?)> {
        /"(AWS_[A-Z0-9_]+|HTTPS_PROXY|HTTP_PROXY|NO_PROXY)"|(?:environment|variables)\["([A-Z][A-Z0-9_]*)"/
    }

    /// The variables in the sources, and those that are composed there.
    private static func inSources() throws -> Set<String> {
        var names = Set(Service.allCases.map(\.endpointVariable))
        let files = try FileManager.default.subpathsOfDirectory(atPath: ReadmeText.root + "/Sources")
        for file in files where file.hasSuffix(".swift") && !file.hasPrefix("mitwatch/Manual/") {
            let text = try String(contentsOfFile: "\(ReadmeText.root)/Sources/\(file)", encoding: .utf8)
            names.formUnion(text.matches(of: named).compactMap { ($0.1 ?? $0.2).map(String.init) })
        }
        return names
    }

    @Test func `the table names the variables that the sources read`() throws {
        let (read, described) = (try Self.inSources(), EnvironmentVariable.all.flatMap(\.names))
        #expect(read.count > 30)
        #expect(read.subtracting(described) == [], "the table does not name them")
        #expect(Set(described).subtracting(read) == [], "nothing reads them")
        #expect(described.count == Set(described).count)
    }
}

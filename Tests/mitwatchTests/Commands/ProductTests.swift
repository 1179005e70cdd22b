import Testing

@testable import mitwatch

struct ProductTests {
    private static func origin(_ stamp: String) -> String {
        Origin(stamp: Array(stamp.utf8)).words
    }

    @Test func `the version comes first, then the origin, the build and the components`() {
        let lines = Product.about.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.first == "mitwatch \(Product.version)")
        #expect(Product.version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        #expect(lines.dropFirst().first ?? "" == Origin.current.words)
        #expect(lines.dropFirst(2).first?.firstMatch(of: /^(debug|release) build for \w+, Swift 6\.\d/) != nil)
        #expect(lines.last?.firstMatch(of: /^ncurses \d+\.\d+/) != nil)
    }

    @Test func `a binary that SwiftPM built claims no commit`() {
        #expect(Origin.current.words == "unknown commit, development build")
    }

    @Test(arguments: [
        ("", "unknown commit, development build"),
        ("commit=86e90c9ab123\n", "commit 86e90c9ab123, not installed"),
        ("commit=86e90c9ab123\npackage=deb\n", "commit 86e90c9ab123, installed from the .deb package"),
        (
            "commit=86e90c9ab123\nmodified=yes\npackage=source\n",
            "commit 86e90c9ab123 with local changes, installed from source"
        ),
        ("package=tarball\n\u{0}\u{0}", "unknown commit, installed from the tarball"),
    ])
    func `a stamp is shown in words`(stamp: String, words: String) {
        #expect(Self.origin(stamp) == words)
    }

    @Test func `each package has words of its own`() {
        let words = Origin.Package.allCases.map { Self.origin("package=\($0.rawValue)\n") }
        #expect(Set(words).count == Origin.Package.allCases.count)
        #expect(words.allSatisfy { $0.hasPrefix("unknown commit, installed ") })
    }

    @Test(arguments: [
        "commit=", "commit=\u{1B}[31m", "commit=86E90C9AB", "commit=86e90", "commit", "=", "\n\n=\n", "package=\u{7}",
        "package=deb rpm", "commit=86e90c9 ab123", "commit=\(String(repeating: "a", count: 65))",
        "\u{0}commit=86e90c9ab123", "modified=yes", "other=86e90c9ab123",
    ])
    func `an invalid stamp is not shown`(stamp: String) {
        #expect(Self.origin(stamp) == "unknown commit, development build")
    }

    @Test func `bytes that are not text are not shown`() {
        let unknown = "unknown commit, development build"
        #expect(Origin(stamp: Array("commit=86e90c9".utf8) + [0xFF, 0x1B]).words == unknown)
        #expect(Origin(stamp: (0...255).map { UInt8($0) }.reversed()).words == unknown)
    }
}

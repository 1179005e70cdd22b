import Glibc
import Testing

@testable import mitwatch

struct MoshServerTests {
    @Test(
        arguments: [
            ("42 (zsh) S 41 42 42", "zsh", 41), ("42 (a) b (c) S 7 1", "a) b (c", 7), ("1 (init) S 0 1", "init", 0),
        ] as [(String, String, pid_t)])
    func `a process has a name and a parent`(text: String, name: String, parent: pid_t) throws {
        let status = try #require(MoshServer.status(in: text))
        #expect(status.name == name && status.parent == parent)
    }

    @Test(arguments: ["", "42", "42 (x", ") (", "42 (x) S", "42 (x) S y"])
    func `other text has none`(text: String) {
        #expect(MoshServer.status(in: text) == nil)
    }

    @Test func `this process has a parent, and one that does not exist has none`() {
        #expect(MoshServer.status(of: getpid())?.parent == getppid())
        #expect(MoshServer.status(of: -5) == nil)
    }

    @Test func `it is found among the ancestors, and a loop ends`() {
        let tree: [pid_t: (name: String, parent: pid_t)] = [
            9: ("mitwatch", 8), 8: ("bash", 7), 7: ("mosh-server", 1), 1: ("init", 0), 5: ("a", 6), 6: ("b", 5),
            4: ("sh", 1),
        ]
        #expect(MoshServer.isAbove(9) { tree[$0] })
        #expect(!MoshServer.isAbove(4) { tree[$0] })
        #expect(!MoshServer.isAbove(5) { tree[$0] })
        #expect(!MoshServer.isAbove(3) { tree[$0] })
    }

    @Test(
        arguments: [
            ("mosh-server (mosh 1.4.0) [build mosh 1.4.0]\nCopyright", nil), ("mosh-server (mosh 1.3.2)", "1.3.2"),
            ("mosh 1.2.4a [build]", "1.2.4a"), ("mosh 2.0", nil), ("mosh 1.40", nil), ("mosh 0.9", "0.9"), ("", nil),
            ("mosh x.y", nil), ("mosh 99999999999999999999.1", nil),
        ] as [(String, String?)])
    func `versions before 1_4 do not pass the clipboard sequence`(output: String, version: String?) {
        #expect(MoshServer.outdatedVersion(in: output) == version)
    }
}

// What the dashboard costs: measures and prints tables in Markdown, all of them or the named ones. `part NAME` is for
// the program itself and for the tests: it runs in a terminal or a process of its own.
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())

do {
    if arguments.first == "part" {
        try await Part.run(Array(arguments.dropFirst()))
    } else {
        try await Table.printAll(named: arguments)
    }
} catch {
    let words = Array("benchmarks: \(error)\n".utf8)
    _ = write(STDERR_FILENO, words, words.count)
    exit(1)
}

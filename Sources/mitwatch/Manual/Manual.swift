import ArgumentParser
import Glibc

/// Prints the man page. Help does not list this command: the install command uses it.
struct Manual: DescribedCommand {
    static let text = CommandText(
        command: .manual,
        abstract: "Print the man page, in mdoc format.",
        arguments: "",
        paragraphs: ["The install command of README writes it to share/man/man1/mitwatch.1."],
        examples: ["mitwatch manual | man -l -"])
    static let configuration = text.configuration(shouldDisplay: false)

    func run() throws {
        try CommandFailure.reportingErrors {
            signal(SIGPIPE, SIG_IGN)
            try StandardOutput.write(try ManualPage.source())
        }
    }
}

// A program for the terminal's tests: keys select what it shows, and it ends in all the ways a program can end.
import Glibc
import Screen
import Terminal

let names = [
    "TERM", "TERMINFO", "TERMINFO_DIRS", "HOME", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "ESCDELAY", "SSH_CONNECTION",
    "SWIFT_BACKTRACE", "TMUX", "STY",
]
let environment = names.reduce(into: [String: String]()) { values, name in
    if let value = getenv(name) { values[name] = String(cString: value) }
}

do throws(TerminalError) {
    let inbox = try SignalInbox()
    var options = TerminalOptions(environment: environment)
    options.usesHostTypes = getenv("NO_HOST_TYPES") == nil
    // A slow machine must not fail a test.
    let patience = getenv("ANSWER_PATIENCE").flatMap { Int(String(cString: $0)) }
    options.responsePatience = patience ?? options.responsePatience
    options.firstResponsePatience = patience ?? options.firstResponsePatience
    let terminal = try Terminal(options: options)
    var probe = Probe(terminal: terminal, inbox: inbox)
    exit(try probe.run())
} catch {
    complain("\(error)")
    exit(2)
}

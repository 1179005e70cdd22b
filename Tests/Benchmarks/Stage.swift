import Dashboard
import Glibc
import Screen
import Terminal

/// The terminal that this process runs in, with the dashboard's frames on it.
struct Stage {
    let terminal: Terminal

    /// Takes the terminal.
    init() throws {
        let names = ["TERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR"]
        let environment = names.reduce(into: [String: String]()) { values, name in
            if let value = getenv(name) { values[name] = String(cString: value) }
        }
        terminal = try Terminal(options: TerminalOptions(environment: environment))
    }

    var size: Size { terminal.size }

    /// Shows a state, and waits until the terminal has accepted all of it.
    func show(_ state: State) {
        show(view(state, glyphs: terminal.glyphs))
    }

    /// Shows a frame, and waits until the terminal has accepted all of it.
    func show(_ frame: Frame) {
        terminal.paint(frame)
        while terminal.wantsWrite {
            _ = Poller.wait(for: [.writable(terminal.outputDescriptor)], timeout: nil)
            terminal.drain()
        }
    }

    /// Waits for the terminal's responses to queries.
    func waitForResponses() throws {
        while terminal.awaitsResponses {
            let ready = Poller.wait(for: terminal.inputDescriptors.map(Poller.Interest.readable), timeout: .seconds(30))
            guard !ready.isEmpty else { throw BenchmarkError("the terminal does not answer") }
            _ = terminal.readKeys()
        }
    }

    /// Releases the terminal, and prints the results.
    func end(saying lines: [String]) {
        terminal.leave()
        for line in lines { print(line) }
    }
}

import CPseudoTerminal
import Glibc

/// A program in a terminal of its own, and that terminal's screen.
public final class PseudoTerminal {
    /// How a program ended.
    public enum Ending: Sendable, Hashable {
        /// On its own, with this exit status.
        case exited(Int32)
        /// By this signal.
        case killed(Int32)
    }

    /// Why a program did not start.
    public struct StartError: Error {
        /// The operating system's error number.
        public let number: Int32
    }

    /// A standard descriptor that is /dev/null instead of the terminal.
    public enum Detached: Sendable, CaseIterable {
        /// Standard input.
        case input
        /// Standard output.
        case output
        /// Standard error.
        case error

        fileprivate var number: cpt_detached {
            switch self {
            case .input: cpt_detached_input
            case .output: cpt_detached_output
            case .error: cpt_detached_error
            }
        }
    }

    /// The screen after the output that was read.
    public private(set) var screen: VirtualScreen
    /// All bytes read so far, in order.
    public private(set) var received: [UInt8] = []
    /// The modes of the terminal's driver before the program started.
    public let modesBefore: DriverModes
    /// Whether the terminal responds to queries for the cursor's position. It responds when a test reads the query.
    public var answers = true
    private var child: cpt_child
    private let endDescriptor: Int32
    private var ending: Ending?

    /// Starts a program. Its environment is exactly the one given.
    public init(
        _ path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24,
        directory: String? = nil, detached: Detached? = nil
    ) throws {
        var child = cpt_child(process: 0, master: -1, slave: -1, modes: termios())
        let argv = Self.cStrings([path] + arguments)
        let envp = Self.cStrings(environment.map { "\($0)=\($1)" }.sorted())
        let error = cpt_start(
            path, argv, envp, directory, Int32(columns), Int32(rows), detached?.number ?? cpt_detached_none, &child)
        for string in argv + envp { free(string) }
        guard error == 0 else { throw StartError(number: error) }
        self.child = child
        endDescriptor = cpt_process_descriptor(child.process)
        modesBefore = DriverModes(child.modes)
        screen = VirtualScreen(columns: columns, rows: rows)
    }

    deinit {
        kill(child.process, SIGKILL)
        _ = waitForEnd(milliseconds: 5000)
        for descriptor in [child.master, child.slave, endDescriptor] where descriptor >= 0 { close(descriptor) }
    }

    /// The modes of the terminal's driver now.
    public var modes: DriverModes? { DriverModes(of: child.slave) }

    /// Types text.
    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(child.master, bytes, bytes.count)
    }

    /// From now on, characters of ambiguous width take two columns.
    public func widenAmbiguous() {
        screen.ambiguousWidth = 2
    }

    /// From now on, only ASCII characters are repeated.
    public func repeatOnlyASCII() {
        screen.repeatsAll = false
    }

    /// From now on, there is no alternate screen. Call it before reading.
    public func removeAlternateScreen() {
        screen.hasAlternateScreen = false
    }

    /// Replaces this terminal with another one, as after a detach and an attach elsewhere: it is blank, has its initial
    /// modes, and repeats only ASCII characters.
    public func attachAnotherTerminal() {
        screen = VirtualScreen(columns: screen.columns, rows: screen.rows)
        screen.repeatsAll = false
    }

    /// The input that the terminal's driver still has, as text. Call it only after the program's end.
    public func takeUnread() -> String {
        let count = Int(cpt_unread(child.slave))
        guard count > 0 else { return "" }
        var bytes = [UInt8](repeating: 0, count: count)
        let taken = read(child.slave, &bytes, count)
        return String(decoding: bytes.prefix(max(0, taken)), as: UTF8.self)
    }

    /// From now on, queries for modes get no response.
    public func hideModes() {
        screen.tellsModes = false
    }

    /// The program's process, or that of the shell that started it.
    public var process: Int32 { child.process }

    /// Whether the program has read everything that was typed.
    public var hasReadAll: Bool { cpt_unread(child.slave) == 0 }

    /// Waits until the program has read everything that was typed, without reading its output. False if that takes
    /// longer.
    public func waitUntilRead(milliseconds: Int = 30_000) -> Bool {
        let deadline = Deadline(milliseconds: milliseconds)
        var entry = pollfd(fd: endDescriptor, events: Int16(POLLIN), revents: 0)
        while !hasReadAll {
            // No descriptor reports this, so it is polled.
            guard deadline.remaining > 0, poll(&entry, 1, 1) == 0 else { return hasReadAll }
        }
        return true
    }

    /// Sends the program a signal and waits until it has arrived, without reading output. False if that takes longer.
    public func deliver(signal: Int32, milliseconds: Int = 30_000) -> Bool {
        send(signal: signal)
        let deadline = Deadline(milliseconds: milliseconds)
        var entry = pollfd(fd: endDescriptor, events: Int16(POLLIN), revents: 0)
        while cpt_has_pending_signal(child.process, signal) {
            // No descriptor reports this, so it is polled.
            guard deadline.remaining > 0, poll(&entry, 1, 1) == 0 else { return false }
        }
        return true
    }

    /// Closes the terminal, as when its window is closed or the connection ends.
    public func hangUp() {
        close(child.master)
        child.master = -1
    }

    /// Sends the program a signal.
    public func send(signal: Int32) {
        kill(child.process, signal)
    }

    /// Changes the terminal's size.
    public func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        _ = cpt_resize(child.master, Int32(columns), Int32(rows))
    }

    /// Reads until the condition is true. False if that takes longer, or the program ended before.
    public func waitUntil(milliseconds: Int = 30_000, _ condition: (VirtualScreen) -> Bool) -> Bool {
        let deadline = Deadline(milliseconds: milliseconds)
        while !condition(screen) {
            guard wait(until: deadline) else { return condition(screen) }
        }
        return true
    }

    /// Reads until the program has ended and nothing is left to read. Nil if that takes longer.
    public func waitForEnd(milliseconds: Int = 30_000) -> Ending? {
        let deadline = Deadline(milliseconds: milliseconds)
        while wait(until: deadline) {}
        return ending
    }

    /// Waits until the program has ended, without reading: its terminal is full. Nil if that takes longer.
    public func waitForEndUnread(milliseconds: Int = 30_000) -> Ending? {
        var entry = pollfd(fd: endDescriptor, events: Int16(POLLIN), revents: 0)
        if poll(&entry, 1, Int32(milliseconds)) > 0 { reap() }
        return ending
    }

    /// Waits until the program is stopped, without reading. False if that takes longer.
    public func waitForStop(milliseconds: Int = 30_000) -> Bool {
        let deadline = Deadline(milliseconds: milliseconds)
        var entry = pollfd(fd: endDescriptor, events: Int16(POLLIN), revents: 0)
        while !cpt_is_stopped(child.process) {
            // No descriptor reports a stop, so it is polled.
            guard deadline.remaining > 0, poll(&entry, 1, 5) == 0 else { return false }
        }
        return true
    }

    /// Waits for the next output or the end, and reads it. False after the deadline, or if everything has ended.
    private func wait(until deadline: Deadline) -> Bool {
        var entries = [pollfd(fd: child.master, events: Int16(POLLIN), revents: 0)]
        if ending == nil { entries.append(pollfd(fd: endDescriptor, events: Int16(POLLIN), revents: 0)) }
        // After the end, only what is already there counts.
        guard poll(&entries, nfds_t(entries.count), ending == nil ? deadline.remaining : 0) > 0 else { return false }
        if readOutput() { return true }
        guard entries.count == 2, entries[1].revents != 0 else { return false }
        reap()
        return true
    }

    /// Reads output. Returns whether there was any.
    private func readOutput() -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = read(child.master, &bytes, bytes.count)
        guard count > 0 else { return false }
        screen.feed(bytes.prefix(count))
        received += bytes.prefix(count)
        if answers { for answer in screen.answers { type(answer) } }
        screen.answers = []
        return true
    }

    private func reap() {
        var status: Int32 = 0
        guard ending == nil, cpt_reap(child.process, &status) == 0 else { return }
        ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }

    /// Copies that end with nil, as exec requires.
    static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
        strings.map { strdup($0) } + [nil]
    }
}

import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// Drives a state with events, on clocks that move only when the test moves them.
package struct WatchDriver: Sendable {
    package var state: State
    /// The effects so far, oldest first.
    package private(set) var effects: [Effect] = []
    /// The moment of the next event.
    package private(set) var now: Moment
    /// Second 0 of the functions that take a second.
    let start: Moment

    /// A session that has not started.
    package init(_ setup: WatchSetup, size: Size, from start: Moment) {
        (self.start, now) = (start, start)
        state = State(setup: setup, size: size, now: start)
    }

    /// The second of the next event.
    package var second: Double {
        (now.uptime - start.uptime).inSeconds
    }

    package var journal: [JournalEvent] {
        state.watch.journal.entries.map(\.event)
    }

    /// Moves both clocks, without an event.
    package mutating func pass(_ seconds: Double) {
        now.wall.addTimeInterval(seconds)
        now.uptime += .milliseconds(Int64(seconds * 1_000))
    }

    /// Moves both clocks, without an event.
    package mutating func pass(_ duration: Duration) {
        now = Moment(wall: now.wall.addingTimeInterval(duration / .seconds(1)), uptime: now.uptime + duration)
    }

    /// Sends an event, and returns its effects.
    @discardableResult
    package mutating func send(_ event: Event) -> [Effect] {
        let new = update(&state, event, at: now)
        effects += new
        return new
    }

    /// Moves both clocks to a second, and sends an event.
    @discardableResult
    package mutating func send(_ event: Event, at second: Double) -> [Effect] {
        now = Moment(
            wall: start.wall.addingTimeInterval(second), uptime: start.uptime + .seconds(second))
        return send(event)
    }

    /// Forgets the effects so far.
    package mutating func forgetEffects() {
        effects.removeAll(keepingCapacity: true)
    }

    /// Moves both clocks, and sends a tick.
    @discardableResult
    package mutating func tick(after seconds: Double) -> [Effect] {
        pass(seconds)
        return send(.ticked)
    }

    @discardableResult
    package mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { send(.keyPressed($0)) }
    }

    @discardableResult
    package mutating func type(_ text: String) -> [Effect] {
        text.flatMap { press(.character($0)) }
    }

    /// The same session after keys were pressed once or more.
    package func pressing(_ keys: Key..., times: Int = 1) -> WatchDriver {
        var watch = self
        for _ in 0..<times { keys.forEach { watch.press($0) } }
        return watch
    }

    /// The same session after a text was typed.
    package func typing(_ text: String) -> WatchDriver {
        var watch = self
        watch.type(text)
        return watch
    }

    /// The state on a terminal of another size.
    package func resized(_ columns: Int, _ rows: Int) -> State {
        var state = state
        state.size = Size(columns: columns, rows: rows)
        return state
    }
}

extension WatchDriver: CustomStringConvertible {
    /// Short, because the output of tests repeats it for every argument.
    package var description: String {
        "\(state.taskId ?? "no task") at \(state.size.columns)x\(state.size.rows)"
    }
}

extension VirtualScreen {
    mutating func sequence(_ prefix: String, _ parameters: [Int], _ final: Character) {
        switch (prefix, final) {
        case ("?", "h"): setModes(parameters, true)
        case ("?", "l"): setModes(parameters, false)
        case ("", "m"):
            if !pen.apply(parameters) { unknown.append("SGR \(parameters)") }
        case ("", "t"): titlesKept += [22: 1, 23: -1][parameters.first ?? 0] ?? 0
        // Insert mode and automatic newline off, which is the default; soft reset; the cursor's shape.
        case ("", "l"), ("!", "p"), (">", "m"), ("?", "c"): break
        case ("", "h") where parameters == [34]: break
        case ("", "n") where parameters == [6]: answers.append("\u{1B}[\(cursorY + 1);\(cursorX + 1)R")
        case ("", "c") where attributes != nil: answers.append(attributes ?? "")
        case ("?$", "p"): reportMode(parameters.first ?? 0)
        case ("", _):
            if !moving(parameters, final), !editing(parameters, final) { unknown.append("CSI \(parameters) \(final)") }
        default: unknown.append("CSI \(prefix) \(parameters) \(final)")
        }
    }

    /// The state of a mode in DEC's numbers; an old terminal does not respond.
    private mutating func reportMode(_ mode: Int) {
        guard tellsModes else { return }
        let isKnown = mode == 2026 || VirtualScreen(columns: 1, rows: 1).privateModes.contains(mode)
        answers.append("\u{1B}[?\(mode);\(isKnown ? privateModes.contains(mode) ? 1 : 2 : 0)$y")
    }

    /// Cursor movements.
    private mutating func moving(_ parameters: [Int], _ final: Character) -> Bool {
        let count = max(1, parameters.first ?? 1)
        switch final {
        case "A": move(toX: cursorX, y: cursorY - count)
        case "B", "e": move(toX: cursorX, y: cursorY + count)
        case "C", "a": move(toX: cursorX + count, y: cursorY)
        case "D": move(toX: cursorX - count, y: cursorY)
        case "E": move(toX: 0, y: cursorY + count)
        case "F": move(toX: 0, y: cursorY - count)
        case "G", "`": move(toX: count - 1, y: cursorY)
        case "H", "f": move(toX: max(1, parameters.dropFirst().first ?? 1) - 1, y: count - 1)
        case "I": move(toX: (cursorX / 8 + count) * 8, y: cursorY)
        case "Z": move(toX: ((cursorX + 7) / 8 - count) * 8, y: cursorY)
        case "d": move(toX: cursorX, y: count - 1)
        case "r": setRegion(parameters)
        default: return false
        }
        return true
    }

    private mutating func setRegion(_ parameters: [Int]) {
        let top = max(1, parameters.first ?? 1)
        let bottom = min(rows, parameters.dropFirst().first ?? rows)
        guard top < bottom else { return }
        region = (top - 1)...(bottom - 1)
        move(toX: 0, y: 0)
    }

    /// Erasing, inserting, deleting.
    private mutating func editing(_ parameters: [Int], _ final: Character) -> Bool {
        let first = parameters.first ?? 0
        let count = max(1, first)
        switch final {
        case "J": eraseDisplay(first)
        case "K": eraseLine(first)
        case "X": grid.erase(cursorY, cursorX..<(cursorX + count), pen: pen)
        case "@": grid.shift(cursorY, from: cursorX, by: -count)
        case "P": grid.shift(cursorY, from: cursorX, by: count)
        case "L": if region.contains(cursorY) { grid.scroll(cursorY...region.upperBound, by: -count) }
        case "M": if region.contains(cursorY) { grid.scroll(cursorY...region.upperBound, by: count) }
        case "S": grid.scroll(region, by: count)
        case "T": grid.scroll(region, by: -count)
        default: return false
        }
        return true
    }

    private mutating func eraseDisplay(_ part: Int) {
        switch part {
        case 0:
            if cursor == (0, 0) { recordErasure() }
            eraseLine(0)
            eraseRows((cursorY + 1)..<max(cursorY + 1, rows))
        case 1:
            eraseLine(1)
            eraseRows(0..<cursorY)
        case 2:
            recordErasure()
            eraseRows(0..<rows)
        // The lines in the scrollback: there are none here.
        default: break
        }
    }

    private mutating func recordErasure() {
        erasures += 1
        wraps = 0
    }

    private mutating func eraseRows(_ range: Range<Int>) {
        for y in range { grid.erase(y, 0..<columns, pen: pen) }
    }

    private mutating func eraseLine(_ part: Int) {
        let from = part == 0 ? cursorX : 0
        let to = part == 1 ? cursorX + 1 : columns
        grid.erase(cursorY, from..<to, pen: pen)
    }
}

import CNCurses
import Screen

extension Cell {
    /// Whether the cell is part of a bar and not of a word: a block, or the symbol for failed findings.
    var isFill: Bool {
        guard let base else { return false }
        return (0x2580...0x259F).contains(base.value) || base == "✗" || base == "×"
    }

    /// Appends the cell in curses' form: one for a character of any width, none for the right half of a wide one.
    ///
    /// - Parameter blank: a space in the cell's style.
    func append(to cells: inout [cchar_t], blank: cchar_t) {
        guard let base else { return }
        let marks = hasMarks ? scalars.dropFirst().map(\.value) : []
        cells.append(cnc_cell(base.value, marks.first ?? 0, marks.dropFirst().first ?? 0, blank))
    }
}

extension VirtualScreen {
    /// The visible look of a cell: for a blank, without the color and weight of its text; nil outside.
    public func look(x: Int, y: Int) -> Pen? {
        guard var pen = pen(x: x, y: y) else { return nil }
        guard grid.cells[y][x].text == " ", !pen.attributes.contains(7) else { return pen }
        pen.foreground = .standard
        pen.attributes.subtract([1, 2, 3])
        return pen
    }
}

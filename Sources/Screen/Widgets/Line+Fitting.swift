extension Line {
    /// The line, or as much of its beginning as fits before an ellipsis.
    public func fitted(to width: Int) -> Line {
        guard columns > width else { return self }
        guard width > 0 else { return .blank }
        var room = width - 1
        var cut = Line()
        for span in spans {
            guard span.columns <= room else {
                // The space ensures an ellipsis if this piece ends exactly at the edge and others follow.
                let piece = Span(DisplayText.fitted(span.text + " ", to: room + 1), span.style)
                cut += span.beginsAtCaret ? piece.atCaret : piece
                break
            }
            cut += span
            room -= span.columns
        }
        return cut
    }

    /// Padded with spaces on the right to `width` columns; a longer line is cut.
    public func padded(to width: Int) -> Line {
        var line = fitted(to: width)
        line.add(spaces: width - line.columns)
        return line
    }

    /// Padded with spaces on the left to `width` columns; a longer line is cut.
    public func rightAligned(to width: Int) -> Line {
        let line = fitted(to: width)
        let gap = Line(spaces: width - line.columns)
        return gap.spans.isEmpty ? line : gap + line
    }

    /// This line on the left and another on the right edge of `width` columns, at least `gap` apart; nil if they do not
    /// fit.
    public func justified(with right: Line, to width: Int, gap: Int = 2) -> Line? {
        let space = width - columns - right.columns
        guard space >= gap else { return nil }
        return self + Line(spaces: space) + right
    }

    /// The first of several texts, the longest first, that takes at most `width` columns; the last one if none does.
    public static func fitting(_ width: Int, _ wordings: [Line]) -> Line {
        wordings.first { $0.columns <= width } ?? wordings.last ?? .blank
    }

    /// The same for texts that are built one by one until one fits.
    public static func fitting(_ width: Int, lazily wordings: [() -> Line]) -> Line {
        var shortest = Line.blank
        for wording in wordings {
            shortest = wording()
            if shortest.columns <= width { break }
        }
        return shortest
    }
}

import CPseudoTerminal

extension VirtualScreen {
    mutating func perform(_ action: ControlAction) {
        // Only the character immediately before is repeated.
        let repeatable = lastPrinted
        lastPrinted = nil
        switch action {
        case .sequence("", let parameters, "b"): repeatLast(repeatable, max(1, parameters.first ?? 1))
        case .print(let scalar): printScalar(scalar)
        case .control(let byte): control(byte)
        case .escape(let text): escape(text)
        case .sequence(let prefix, let parameters, let final): sequence(prefix, parameters, final)
        case .string(let text): strings.append(text)
        }
    }

    // MARK: Text

    private mutating func printScalar(_ scalar: Unicode.Scalar) {
        let shown = usesLineDrawing ? Self.lineDrawing[scalar] ?? scalar : scalar
        let width = Self.isAmbiguous(shown) ? ambiguousWidth : max(0, Int(cpt_character_width(shown.value)))
        guard width > 0 else {
            combine(shown)
            return
        }
        if wrapsNext || cursorX + width > columns { wrap() }
        // Half a character is not shown.
        guard cursorX + width <= columns else { return }
        grid.put(String(Character(shown)), width: width, pen: pen, x: cursorX, y: cursorY)
        lastPrinted = shown
        cursorX += width
        if cursorX >= columns {
            cursorX = columns - 1
            wrapsNext = privateModes.contains(7)
        }
    }

    /// Those characters of ambiguous width that dashboards use.
    private static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        [0xB7...0xB7, 0x2013...0x2026, 0x2190...0x21FF, 0x2500...0x25FF].contains { $0.contains(Int(scalar.value)) }
    }

    /// ECMA-48 leaves the effect after anything other than a character undefined, so a program must not rely on it.
    private mutating func repeatLast(_ scalar: Unicode.Scalar?, _ count: Int) {
        guard let scalar else { return unknown.append("CSI \(count) b after no character") }
        guard scalar.isASCII || repeatsAll else { return }
        for _ in 0..<count { printScalar(scalar) }
    }

    /// Adds a mark to the character before the cursor.
    private mutating func combine(_ mark: Unicode.Scalar) {
        var x = wrapsNext ? cursorX : cursorX - 1
        if x > 0, grid.cells[cursorY][x].text.isEmpty { x -= 1 }
        guard x >= 0 else { return }
        grid.cells[cursorY][x].text.unicodeScalars.append(mark)
    }

    private mutating func wrap() {
        wrapsNext = false
        guard privateModes.contains(7) else { return }
        wraps += 1
        cursorX = 0
        lineFeed()
    }

    private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
        "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼", "q": "─", "t": "├", "u": "┤", "v": "┴", "w": "┬", "x": "│",
        "a": "▒", "`": "◆", "~": "·",
    ]

    // MARK: Controls

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x07: bells += 1
        case 0x08: move(toX: cursorX - 1, y: cursorY)
        case 0x09: move(toX: (cursorX / 8 + 1) * 8, y: cursorY)
        case 0x0A...0x0C: lineFeed()
        case 0x0D: move(toX: 0, y: cursorY)
        case 0x0E: usesLineDrawing = true
        case 0x0F: usesLineDrawing = false
        default: break
        }
    }

    private mutating func lineFeed() {
        if cursorY == region.upperBound {
            scrolls += 1
            grid.scroll(region, by: 1)
        } else {
            move(toX: cursorX, y: cursorY + 1)
        }
    }

    private mutating func reverseLineFeed() {
        if cursorY == region.lowerBound {
            scrolls += 1
            grid.scroll(region, by: -1)
        } else {
            move(toX: cursorX, y: cursorY - 1)
        }
    }

    mutating func move(toX x: Int, y: Int) {
        cursorX = min(max(0, x), columns - 1)
        cursorY = min(max(0, y), rows - 1)
        wrapsNext = false
    }

    private mutating func escape(_ text: String) {
        switch text {
        case "7": savedCursor = (cursorX, cursorY, pen)
        case "8": restoreCursor()
        case "D": lineFeed()
        case "M": reverseLineFeed()
        case "(0": usesLineDrawing = true
        case "(B": usesLineDrawing = false
        case ")0", ")B", "=", ">", "\\": break
        default: unknown.append("ESC \(text)")
        }
    }

    private mutating func restoreCursor() {
        move(toX: savedCursor.x, y: savedCursor.y)
        pen = savedCursor.pen
    }

    // MARK: Modes

    mutating func setModes(_ numbers: [Int], _ isOn: Bool) {
        for number in numbers where number != 1049 || hasAlternateScreen {
            if number == 1049 { showAlternate(isOn) }
            if number == 2026, !isOn, privateModes.contains(2026) { heldFrames += 1 }
            if isOn { privateModes.insert(number) } else { privateModes.remove(number) }
        }
    }

    private mutating func showAlternate(_ isOn: Bool) {
        guard isOn != isAlternate else { return }
        if isOn { savedCursor = (cursorX, cursorY, pen) }
        swap(&grid, &otherGrid)
        if isOn { grid = Grid(columns: columns, rows: rows) } else { restoreCursor() }
    }
}

import Screen

/// What the mouse does. It only does what keys also do, and never confirms a prompt.
extension State {
    /// Handles an action of the mouse. It means nothing while the mouse is off.
    mutating func handle(_ act: PointerAct) -> [Effect] {
        guard usesMouse else { return [] }
        switch act {
        case .back: return press(.escape)
        case .scrolled(let target, let lines):
            notice = nil
            component.scroll(target, by: lines, in: &self)
            return []
        case .pressed(let target):
            notice = nil
            return ignoresPress ? [] : component.press(target, in: &self)
        }
    }

    /// Whether the left button does nothing: text is typed, a code is prompted for, the task may be canceled, or help
    /// covers the screen.
    private var ignoresPress: Bool {
        switch navigation.keyMode {
        case .typing, .cancel, .help, .code: true
        case .overview, .check, .finding, .tasks: promptedCode != nil
        }
    }

    /// m: turns the mouse on or off.
    mutating func toggleMouse() {
        usesMouse.toggle()
        notice = .mouse(isOn: usesMouse)
    }
}

extension Viewport {
    /// The first line after scrolling, within the limits.
    func offset(scrolledBy lines: Int) -> Int {
        min(max(0, offset + lines), lastOffset)
    }

    /// The visible line that is closest to `line`, if the first one is `offset`; nil if `line` is visible.
    func correction(of line: Int, ifFirst offset: Int) -> Int? {
        let shown = offset..<(offset + range.count)
        guard !shown.contains(line), !shown.isEmpty else { return nil }
        return min(max(line, shown.lowerBound), shown.upperBound - 1)
    }
}

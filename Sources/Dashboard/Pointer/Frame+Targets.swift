import Screen

extension Frame {
    /// Marks an area with what the mouse does there.
    mutating func mark(_ area: Rect, as target: @autoclosure () -> PointerTarget) {
        mark(area) { target() }
    }
}

/// What an action of the mouse means on the screen that `state` shows: the screen is drawn once more to find out what
/// is at the pointer.
public func pointerAct(_ pointer: Pointer, in state: State) -> PointerAct {
    switch pointer.action {
    case .press: .pressed(target(at: pointer.position, in: state))
    case .rightPress: .back
    case .wheelUp: .scrolled(target(at: pointer.position, in: state), by: -PointerAct.wheelLines)
    case .wheelDown: .scrolled(target(at: pointer.position, in: state), by: PointerAct.wheelLines)
    }
}

private func target(at position: Point, in state: State) -> PointerTarget {
    var frame = Frame(size: state.size)
    frame.probe = Probe(at: position)
    draw(state, &frame)
    return frame.probe?.found as? PointerTarget ?? .nothing
}

import MitigationModel
import Screen

/// The screen from which the task can be canceled: what has been applied, what remains, and the line in which the
/// operator types the ID. If a request is open or the task has ended, it shows that instead.
///
/// Nothing scrolls, because keys are characters here. A small screen has the same facts in fewer words; the input line
/// is shown at every size.
struct CancelView {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    func draw(_ frame: inout Frame) {
        let (first, rest) = Rect(frame.size).splitTop(1)
        let margin = frame.size.columns < Breakpoints.leastColumnsForFullHeader ? 0 : 1
        let width = max(1, frame.size.columns - 2 * margin)
        frame.draw(
            CancelTitle(scene).line(width: width), in: first.inset(left: margin, right: margin))
        let hasHints = Breakpoints.hasHints(frame.size)
        let (body, last) = rest.splitBottom(hasHints ? 1 : 0)
        let area = body.inset(left: margin, right: margin)
        frame.draw(lines(width: width, height: body.height), in: area)
        frame.placeCursor(at: area.origin, for: .text)
        if hasHints { frame.draw(hints(width: last.width), in: last) }
    }

    /// Enter has no hint if no request is possible.
    private func hints(width: Int) -> Line {
        guard !scene.state.canCancel else { return Hints.line(scene, in: [.cancel], width: width) }
        return Hints.line(scene, in: [.cancel], without: [.confirmCancel, .eraseLine], width: width)
    }

    /// The most spacious form that fits.
    private func lines(width: Int, height: Int) -> [Line] {
        let forms = CancelForm.allCases.map { lines($0, width: width) }
        // If none fits, the question stays, and the facts above it are dropped.
        return forms.first { $0.count <= height } ?? Array((forms.last ?? []).suffix(height))
    }

    private func lines(_ form: CancelForm, width: Int) -> [Line] {
        let facts = CancelFacts(scene: scene, form: form)
        let stale = facts.stale(width: width)
        let result = CancelResult(scene: scene, form: form).lines(width: width)
        let prompt = scene.state.canCancel ? CancelPromptLines(scene: scene, form: form).lines(width: width) : []
        let blocks = facts.blocks(width: width) + [result, prompt, escape(form)].filter { !$0.isEmpty }
        let spaced: [Line] = Array(blocks.joined(separator: form.isSpaced ? [Line.blank] : []))
        return form.isSpaced || form != .least && stale.columns > 0 ? [stale] + spaced : spaced
    }

    /// How to leave, in words; the hint bar has only the key.
    private func escape(_ form: CancelForm) -> [Line] {
        guard form != .least else { return [] }
        let words =
            switch scene.state.watch.cancellation {
            case .requested, .accepted, .unknown: "back to the task"
            case .none, .rejected, .resolved:
                scene.state.canCancel ? "keep the task running" : "back to the task"
            }
        return [Line([Span("Esc", .key), Span(": \(words)")])]
    }
}

/// How much text the screen has.
enum CancelForm: CaseIterable {
    /// Sentences, a blank line between paragraphs, and what the actions do.
    case spacious
    /// Sentences, a blank line between paragraphs.
    case full
    /// Sentences.
    case dense
    /// A few words for each fact, a blank line between paragraphs.
    case short
    /// A few words for each fact.
    case shortDense
    /// A few words for each fact and for the outcome of a request.
    case brief
    /// One line for all facts.
    case least

    /// Whether paragraphs are separated by a blank line.
    var isSpaced: Bool {
        switch self {
        case .spacious, .full, .short: true
        case .dense, .shortDense, .brief, .least: false
        }
    }

    /// Whether the outcome of a request and the question are sentences.
    var hasSentences: Bool {
        self != .brief && self != .least
    }
}

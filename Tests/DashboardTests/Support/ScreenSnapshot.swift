import Dashboard
import Screen
import Testing
import WatchFixtures

/// A state whose screen is compared with one recorded file a size: `Snapshots/NAME.WxH.txt`.
struct ScreenSnapshot: Sendable, CustomTestStringConvertible {
    let name: String
    let sizes: [Size]
    private let glyphs: GlyphSet
    private let watch: @Sendable (_ columns: Int, _ rows: Int) -> WatchDriver

    /// A state that does not depend on the size of the terminal it was reached on.
    ///
    /// The usual sizes are enough for most states. Add a small size for a state that has a compact form of its own.
    init(
        _ name: String, _ sizes: [Size] = [.usual, .large], glyphs: GlyphSet = .full,
        of watch: @autoclosure @escaping @Sendable () -> WatchDriver
    ) {
        self.init(name, sizes, glyphs: glyphs) { _, _ in watch() }
    }

    /// A state that was reached on a terminal of the compared size.
    init(
        _ name: String, _ sizes: [Size] = [.usual, .large], glyphs: GlyphSet = .full,
        at watch: @escaping @Sendable (_ columns: Int, _ rows: Int) -> WatchDriver
    ) {
        (self.name, self.sizes, self.glyphs, self.watch) = (name, sizes, glyphs, watch)
    }

    var testDescription: String { name }

    var files: [String] { sizes.map(file) }

    /// The state on a terminal of this size.
    func state(_ size: Size) -> State {
        watch(size.columns, size.rows).resized(size.columns, size.rows)
    }

    func expect(sourceLocation: SourceLocation = #_sourceLocation) {
        for size in sizes {
            let watch = watch(size.columns, size.rows)
            let frame = view(watch.resized(size.columns, size.rows), glyphs: glyphs)
            Snapshot.expect(Snapshot.text(of: frame), file(size), sourceLocation: sourceLocation)
        }
    }

    private func file(_ size: Size) -> String {
        "\(name).\(size.columns)x\(size.rows).txt"
    }
}

extension Size {
    static let tiny = Size(columns: 20, rows: 4)
    static let small = Size(columns: 40, rows: 12)
    static let usual = Size(columns: 80, rows: 24)
    static let large = Size(columns: 120, rows: 36)
    static let wide = Size(columns: 200, rows: 60)
}

extension Snapshot {
    /// The rows between gutters, then the styles of each row that has any.
    static func text(of frame: Frame) -> String {
        let rows = frame.text().enumerated().map { "\(gutter($0))│\($1)│" }
        let styles = (0..<frame.size.rows).compactMap { styleLine(frame, row: $0) }
        return (rows + ["", "styles"] + styles).joined(separator: "\n") + "\n"
    }

    private static func gutter(_ row: Int) -> String {
        row < 9 ? "0\(row + 1)" : "\(row + 1)"
    }

    /// `03│ 0-14 title bold · 18-30 running`; cells of normal style are left out.
    private static func styleLine(_ frame: Frame, row: Int) -> String? {
        let runs = frame.styleRuns(row: row).filter { $0.style != .normal }
        guard !runs.isEmpty else { return nil }
        let words = runs.map { "\($0.columns.lowerBound)-\($0.columns.upperBound - 1) \(name($0.style))" }
        return "\(gutter(row))│ \(words.joined(separator: " · "))"
    }

    private static func name(_ style: Style) -> String {
        let attributes: [(Style.Attributes, String)] = [
            (.bold, "bold"), (.dim, "faint"), (.reversed, "reversed"), (.underlined, "underlined"),
        ]
        let set = attributes.filter { style.attributes.contains($0.0) }.map(\.1)
        return (["\(style.role)"] + set).joined(separator: " ")
    }
}

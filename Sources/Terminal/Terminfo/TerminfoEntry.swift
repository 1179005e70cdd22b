import CNCurses

/// A terminal type's entry as in a terminfo database: capabilities by their positions in the compiled format.
struct TerminfoEntry: Hashable, Sendable {
    /// The type's names; the last one may be a description.
    var names: [String]
    var flags: Set<Int> = []
    var numbers: [Int: Int] = [:]
    var strings: [Int: [UInt8]] = [:]
    /// Capabilities that have a name instead of a position. Curses uses few of them.
    var namedFlags: Set<String> = []
    var namedNumbers: [String: Int] = [:]

    /// An entry with no capabilities.
    init(names: [String]) {
        self.names = names
    }
}

extension TerminfoEntry {
    /// The position of a capability by its short name in terminfo; nil if there is none.
    static func position(_ kind: cnc_capability, _ name: String) -> Int? {
        let position = cnc_capability_position(kind, name)
        return position >= 0 ? Int(position) : nil
    }

    /// A string capability by its short name.
    func string(_ name: String) -> [UInt8]? { Self.position(cnc_string, name).flatMap { strings[$0] } }

    /// A number by its short name.
    func number(_ name: String) -> Int? { Self.position(cnc_number, name).flatMap { numbers[$0] } }

    /// Whether it has a flag by its short name.
    func hasFlag(_ name: String) -> Bool { Self.position(cnc_flag, name).map(flags.contains) ?? false }
}

/// The numbers of the compiled format, term(5): little-endian, the numbers of capabilities in two or in four bytes.
enum TerminfoFormat {
    static let magic = 0o432
    static let wideMagic = 0o1036
    /// Larger entries are not read.
    static let limit = 32_768
}

extension TerminfoEntry {
    /// The compiled form.
    func compiled() -> [UInt8] {
        let isWide = (Array(numbers.values) + Array(namedNumbers.values)).contains { $0 > Int(Int16.max) }
        var table = StringTable()
        let offsets = Self.filled(strings) { table.add($0) }
        var output = Output(isWide: isWide)
        let name = Array(names.joined(separator: "|").utf8) + [0]
        let flagCount = (flags.max() ?? -1) + 1
        let header = [
            isWide ? TerminfoFormat.wideMagic : TerminfoFormat.magic, name.count, flagCount,
            (numbers.keys.max() ?? -1) + 1, offsets.count, table.bytes.count,
        ]
        header.forEach { output.addShort($0) }
        output.bytes += name
        output.bytes += (0..<flagCount).map { flags.contains($0) ? 1 : 0 }
        output.pad()
        Self.filled(numbers) { $0 }.forEach { output.addNumber($0) }
        offsets.forEach { output.addShort($0) }
        output.bytes += table.bytes
        addNamed(to: &output)
        return output.bytes
    }

    private func addNamed(to output: inout Output) {
        guard !namedFlags.isEmpty || !namedNumbers.isEmpty else { return }
        let numbers = namedNumbers.sorted { $0.key < $1.key }
        var names = StringTable()
        let offsets = (namedFlags.sorted() + numbers.map(\.key)).map { names.add(Array($0.utf8)) }
        output.pad()
        let header = [namedFlags.count, numbers.count, 0, offsets.count, names.bytes.count]
        header.forEach { output.addShort($0) }
        output.bytes += namedFlags.map { _ in 1 }
        output.pad()
        numbers.forEach { output.addNumber($0.value) }
        offsets.forEach { output.addShort($0) }
        output.bytes += names.bytes
    }

    /// One value for each position up to the last; -1 where there is none.
    private static func filled<Value>(_ values: [Int: Value], _ number: (Value) -> Int) -> [Int] {
        (0..<((values.keys.max() ?? -1) + 1)).map { values[$0].map(number) ?? -1 }
    }

    private struct StringTable {
        var bytes: [UInt8] = []

        /// Returns where the string begins.
        mutating func add(_ string: [UInt8]) -> Int {
            defer { bytes += string + [0] }
            return bytes.count
        }
    }

    private struct Output {
        var bytes: [UInt8] = []
        let isWide: Bool

        init(isWide: Bool) {
            self.isWide = isWide
        }

        mutating func addShort(_ value: Int) { add(value, bytes: 2) }
        mutating func addNumber(_ value: Int) { add(value, bytes: isWide ? 4 : 2) }
        mutating func pad() { if bytes.count % 2 == 1 { bytes.append(0) } }

        private mutating func add(_ value: Int, bytes count: Int) {
            bytes += (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
    }
}

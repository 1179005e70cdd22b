extension TerminfoEntry {
    /// Parses the compiled form; nil if it is malformed. Of the capabilities that have a name instead of a position,
    /// flags and numbers are read.
    init?(compiled bytes: [UInt8]) {
        guard bytes.count <= TerminfoFormat.limit else { return nil }
        var input = Input(bytes)
        guard let magic = input.short(), [TerminfoFormat.magic, TerminfoFormat.wideMagic].contains(magic) else {
            return nil
        }
        input.numberSize = magic == TerminfoFormat.wideMagic ? 4 : 2
        guard let sizes = input.shorts(5), sizes.allSatisfy({ $0 >= 0 }), let name = input.take(sizes[0]) else {
            return nil
        }
        self.init(
            names: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self).split(separator: "|").map(String.init))
        guard let flags = input.take(sizes[1]) else { return nil }
        input.pad()
        guard let numbers = input.numbers(sizes[2]), let offsets = input.shorts(sizes[3]),
            let table = input.take(sizes[4])
        else { return nil }
        self.flags = Set(flags.enumerated().filter { $1 == 1 }.map(\.offset))
        for (position, number) in numbers.enumerated() where number >= 0 { self.numbers[position] = number }
        for (position, offset) in offsets.enumerated() where offset >= 0 {
            guard let string = Self.string(at: offset, in: table) else { return nil }
            strings[position] = string
        }
        input.pad()
        guard !input.isAtEnd else { return }
        guard readNamed(&input) else { return nil }
    }

    private mutating func readNamed(_ input: inout Input) -> Bool {
        guard let sizes = input.shorts(5), sizes.allSatisfy({ $0 >= 0 }), let flags = input.take(sizes[0]) else {
            return false
        }
        input.pad()
        guard let numbers = input.numbers(sizes[1]), let values = input.shorts(sizes[2]),
            let names = input.shorts(sizes[0] + sizes[1] + sizes[2]), let table = input.take(sizes[4])
        else { return false }
        // The names follow the values of the strings.
        var nameTable = table
        for value in values where value >= 0 {
            guard let string = Self.string(at: value, in: table) else { return false }
            nameTable = nameTable.dropFirst(string.count + 1)
        }
        for (index, offset) in names.prefix(sizes[0] + sizes[1]).enumerated() {
            guard let name = Self.string(at: offset, in: nameTable) else { return false }
            let text = String(decoding: name, as: UTF8.self)
            if index < sizes[0] {
                if flags[flags.startIndex + index] == 1 { namedFlags.insert(text) }
            } else if numbers[index - sizes[0]] >= 0 {
                namedNumbers[text] = numbers[index - sizes[0]]
            }
        }
        return true
    }

    /// The string up to its zero byte; nil if it is not within the table.
    private static func string(at offset: Int, in table: ArraySlice<UInt8>) -> [UInt8]? {
        guard (0..<table.count).contains(offset) else { return nil }
        let rest = table.dropFirst(offset)
        return rest.firstIndex(of: 0).map { Array(rest[..<$0]) }
    }

    private struct Input {
        private var rest: ArraySlice<UInt8>
        var numberSize = 2

        init(_ bytes: [UInt8]) {
            rest = bytes[...]
        }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        mutating func short() -> Int? { integer(2) }

        mutating func shorts(_ count: Int) -> [Int]? { integers(count, size: 2) }

        mutating func numbers(_ count: Int) -> [Int]? { integers(count, size: numberSize) }

        /// Numbers begin at an even offset.
        mutating func pad() {
            if rest.startIndex % 2 == 1 { rest = rest.dropFirst() }
        }

        private mutating func integers(_ count: Int, size: Int) -> [Int]? {
            guard count * size <= rest.count else { return nil }
            return (0..<count).compactMap { _ in integer(size) }
        }

        private mutating func integer(_ size: Int) -> Int? {
            guard let bytes = take(size) else { return nil }
            let value = bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
            let limit = 1 << (8 * size - 1)
            return value < limit ? value : value - 2 * limit
        }
    }
}

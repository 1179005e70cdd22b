import Glibc
import Testing

@testable import mitwatch

struct LineReaderTests {
    private func read(_ text: String, longest: Int = 1 << 20) -> [LineReader.Next] {
        let path = TemporaryFile.path()
        TemporaryFile.write(text, to: path)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        var reader = LineReader(descriptor: descriptor, longest: longest)
        var all: [LineReader.Next] = []
        while true {
            let next = reader.next()
            all.append(next)
            switch next {
            case .line: continue
            case .rest: #expect(reader.next() == .end)
            default: #expect(reader.next() == next)
            }
            return all
        }
    }

    @Test func `each line has its position`() {
        #expect(
            read("ab\n\nc\n")
                == [.line([97, 98], at: 0), .line([], at: 3), .line([99], at: 4), .end])
        #expect(read("") == [.end])
        #expect(read("ab") == [.rest([97, 98], at: 0)])
    }

    @Test func `lines of every length are complete, wherever reads end`() {
        let lines = [1, 262_143, 1, 262_144, 262_145, 600_000, 3].map { String(repeating: "x", count: $0) }
        var offset = 0
        let expected = lines.map { line in
            defer { offset += line.utf8.count + 1 }
            return LineReader.Next.line(Array(line.utf8), at: offset)
        }
        #expect(read(lines.joined(separator: "\n") + "\n") == expected + [.end])
    }

    @Test func `a line without an end is rejected at the limit`() {
        #expect(read("a\n" + String(repeating: "x", count: 2_000_000)) == [.line([97], at: 0), .tooLong])
    }

    @Test func `a file that cannot be read says why`() {
        var reader = LineReader(descriptor: -1, longest: 10)
        #expect(reader.next() == .failed(EBADF))
    }
}

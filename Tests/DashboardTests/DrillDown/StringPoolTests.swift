import Testing

@testable import Dashboard

struct StringPoolTests {
    @Test func `a text has one number, and none has zero`() {
        var table = StringPool()
        let numbers = ["a", "b", "a", nil, ""].map { table.number(of: $0) }
        #expect(numbers == [1, 2, 1, 0, 3])
        #expect(numbers.map { table.text($0) } == ["a", "b", "a", nil, ""])
    }

    @Test func `long texts are cut at a character, and too many become an ellipsis`() {
        var table = StringPool()
        let long = String(repeating: "é", count: 1_500)
        func kept(_ text: String) -> String? {
            let number = table.number(of: text)
            return table.text(number)
        }
        #expect(kept(long) == String(repeating: "é", count: 1_000))
        for number in 0..<StringPool.capacity / StringPool.longest {
            _ = kept("\(number)" + String(repeating: "x", count: StringPool.longest))
        }
        #expect(kept("one more") == "…")
        #expect(kept("another") == "…")
        #expect(kept(long) == String(repeating: "é", count: 1_000))
    }
}

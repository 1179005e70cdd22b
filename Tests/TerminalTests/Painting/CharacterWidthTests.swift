import CPseudoTerminal
import Testing

@testable import Screen

struct CharacterWidthTests {
    /// The painter replaces a character if the C library gives it another width, so there should be few. U+1171E became
    /// a spacing mark after Unicode 15.
    @Test func `characters have the width that the C library gives them`() {
        let differing = (UInt32(0xA0)..<0x4_0000).filter { value in
            guard let scalar = Unicode.Scalar(value), DisplayClass(scalar) == .base else { return false }
            let known = cpt_character_width(value)
            return known >= 0 && known != Int32(CellWidth.columns(scalar))
        }
        #expect(differing.map { String($0, radix: 16) } == ["1171e"])
    }
}

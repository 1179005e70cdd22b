import Screen
import Testing

@testable import Terminal

struct RoleLookTests {
    @Test(arguments: [
        (-1, false, ColorDepth.monochrome), (2, false, .monochrome), (8, false, .eight), (16, false, .sixteen),
        (88, false, .sixteen), (256, false, .palette256), (256, true, .palette256), (0x100_0000, true, .direct),
        (0x100_0000, false, .palette256),
    ])
    func `terminfo's number of colours gives the depth`(colors: Int, hasRGB: Bool, depth: ColorDepth) {
        #expect(ColorDepth(colors: colors, hasRGB: hasRGB) == depth)
    }

    @Test(arguments: ColorDepth.allCases.filter { $0 != .monochrome })
    func `the four outcomes of a finding have four colours`(depth: ColorDepth) {
        let roles: [Role] = [.succeeded, .failed, .skipped, .canceled]
        #expect(Set(roles.map { RoleLook(of: $0, depth: depth).color }).count == 4)
    }

    @Test func `plain text has the user's own colours at any depth`() {
        for depth in ColorDepth.allCases {
            let look = RoleLook(of: .normal, depth: depth)
            #expect(look.color == nil)
            #expect(look.attributes == [])
        }
    }

    @Test func `without colours nothing has one, and faint is said by an attribute`() {
        #expect(Role.allCases.allSatisfy { RoleLook(of: $0, depth: .monochrome).color == nil })
        #expect(RoleLook(of: .dim, depth: .monochrome).attributes == .dim)
        #expect(RoleLook(of: .dim, depth: .palette256).attributes == [])
    }

    @Test(arguments: [
        (16, 0x000000), (36, 0x00AF87), (202, 0xFF5F00), (231, 0xFFFFFF), (232, 0x080808), (244, 0x808080),
    ])
    func `a palette number has the colour that xterm gives it`(number: Int, rgb: Int) {
        #expect(RoleLook.rgb(ofPalette: number) == rgb)
    }
}

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

    @Test(arguments: ColorDepth.allCases.filter { $0 != .monochrome }, [ColorScheme.standard, .colorblind])
    func `the four outcomes of a finding have four colours`(depth: ColorDepth, scheme: ColorScheme) {
        let roles: [Role] = [.succeeded, .failed, .skipped, .canceled]
        #expect(Set(roles.map { RoleLook(of: $0, depth: depth, scheme: scheme).color }).count == 4)
    }

    @Test(arguments: ColorDepth.allCases)
    func `the schemes differ in colours alone, and mono has none`(depth: ColorDepth) {
        for role in Role.allCases {
            let standard = RoleLook(of: role, depth: depth)
            #expect(RoleLook(of: role, depth: depth, scheme: .colorblind).attributes == standard.attributes)
            let mono = RoleLook(of: role, depth: depth, scheme: .mono)
            #expect(mono == RoleLook(of: role, depth: .monochrome))
        }
    }

    @Test func `what succeeded is not green to who wants to tell it from red`() {
        let looks = [Role.succeeded, .failed].map { RoleLook(of: $0, depth: .palette256, scheme: .colorblind).color }
        #expect(looks == [38, 208])
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

import Screen
import Testing

@testable import Terminal

struct ThemeTests {
    @Test(arguments: [
        (-1, false, ColorDepth.monochrome), (2, false, .monochrome), (8, false, .eight), (16, false, .sixteen),
        (88, false, .sixteen), (256, false, .palette256), (256, true, .palette256), (0x100_0000, true, .direct),
        (0x100_0000, false, .palette256),
    ])
    func `terminfo's number of colors determines the depth`(colors: Int, hasRGB: Bool, depth: ColorDepth) {
        #expect(ColorDepth(colors: colors, hasRGB: hasRGB) == depth)
    }

    private static let outcomes: [Role] = [.succeeded, .failed, .skipped, .canceled]

    @Test(arguments: [ColorDepth.sixteen, .palette256, .direct], [Theme.standard, .colorblind])
    func `the bars of the four outcomes have four colors`(depth: ColorDepth, theme: Theme) {
        #expect(Set(Self.outcomes.map { ThemeStyle(of: $0, depth: depth, theme: theme).fill }).count == 4)
    }

    @Test(arguments: [Theme.standard, .colorblind])
    func `with 8 colors, failed and canceled bars have colors of their own`(theme: Theme) {
        #expect(Self.outcomes.map { ThemeStyle(of: $0, depth: .eight, theme: theme).fill } == [nil, 1, nil, 5])
    }

    @Test(arguments: [ColorDepth.palette256, .direct], [Theme.standard, .colorblind])
    func `the words of the four outcomes have four colors`(depth: ColorDepth, theme: Theme) {
        #expect(Set(Self.outcomes.map { ThemeStyle(of: $0, depth: depth, theme: theme).color }).count == 4)
    }

    @Test(arguments: ColorDepth.allCases)
    func `the themes differ only in colors, and mono has none`(depth: ColorDepth) {
        for role in Role.allCases {
            let standard = ThemeStyle(of: role, depth: depth)
            #expect(ThemeStyle(of: role, depth: depth, theme: .colorblind).attributes == standard.attributes)
            let mono = ThemeStyle(of: role, depth: depth, theme: .mono)
            #expect(mono == ThemeStyle(of: role, depth: .monochrome))
        }
    }

    @Test func `in the colorblind theme, succeeded is not green`() {
        let looks = [Role.succeeded, .failed].map { ThemeStyle(of: $0, depth: .palette256, theme: .colorblind) }
        #expect(looks.map(\.fill) == [68, 161])
        #expect(looks.map(\.color) == [63, 163])
    }

    @Test func `plain text has the user's own colors at any depth`() {
        for depth in ColorDepth.allCases {
            let look = ThemeStyle(of: .normal, depth: depth)
            #expect(look.color == nil)
            #expect(look.attributes == [])
        }
    }

    @Test(arguments: [ColorDepth.monochrome, .eight, .sixteen])
    func `with few colors, words that must be noticed have an attribute`(depth: ColorDepth) {
        for role in [Role.title, .key, .heading, .failed, .running, .stale, .warning, .accent] {
            #expect(ThemeStyle(of: role, depth: depth).attributes != [], "\(role)")
        }
        #expect(Role.allCases.allSatisfy { ThemeStyle(of: $0, depth: depth).color == nil })
    }

    @Test func `without colors nothing has one, and rules are faint`() {
        #expect(Role.allCases.allSatisfy { ThemeStyle(of: $0, depth: .monochrome).fill == nil })
        #expect(ThemeStyle(of: .rule, depth: .monochrome).attributes == .dim)
        #expect(ThemeStyle(of: .rule, depth: .palette256).attributes == [])
    }

    @Test(arguments: [
        (16, 0x000000), (36, 0x00AF87), (202, 0xFF5F00), (231, 0xFFFFFF), (232, 0x080808), (244, 0x808080),
    ])
    func `a palette number has xterm's color`(number: Int, rgb: Int) {
        #expect(ThemeStyle.rgb(ofPalette: number) == rgb)
    }
}

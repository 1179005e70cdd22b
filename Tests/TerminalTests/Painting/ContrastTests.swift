import Glibc
import Screen
import Testing

@testable import Terminal

/// Whether everything is legible, whatever the terminal's background is.
struct ContrastTests {
    /// A background, and the minimum contrast on it.
    struct Background: Sendable, CustomTestStringConvertible {
        let name: String
        let rgb: Int
        let words: Double
        let fills: Double
        var testDescription: String { name }
    }

    /// WCAG 2.2 requires 4.5:1 for text and 3:1 for graphics. No color has 4.5:1 on both black and Solarized light: the
    /// maximum for both is 4.41:1.
    private static let backgrounds = [
        Background(name: "black", rgb: 0x000000, words: 4.5, fills: 3),
        Background(name: "white", rgb: 0xFFFFFF, words: 4.5, fills: 3),
        Background(name: "Solarized light", rgb: 0xFDF6E3, words: 4.1, fills: 2.8),
    ]

    /// Every way in which a role is drawn: its color, and its own attributes with those that views add.
    private static func cases(
        _ depth: ColorDepth, _ theme: Theme
    ) -> [(role: Role, look: ThemeStyle, isBold: Bool)] {
        Role.allCases.flatMap { role in
            let look = ThemeStyle(of: role, depth: depth, theme: theme)
            return [look.attributes.contains(.bold), true].map { (role, look, $0) }
        }
    }

    /// Compares one color of each role with the backgrounds. Roles without this color are left out.
    private static func expectContrast(
        of color: KeyPath<ThemeStyle, Int?>, atLeast least: KeyPath<Background, Double>, _ depth: ColorDepth,
        _ theme: Theme, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for (role, look, isBold) in cases(depth, theme) {
            guard let number = look[keyPath: color] else { continue }
            let shown = XtermColors.rgb(number, depth: depth, isBold: isBold)
            for background in backgrounds {
                let contrast = XtermColors.contrast(shown, background.rgb)
                #expect(
                    contrast >= background[keyPath: least], "\(role)\(isBold ? " bold" : "") on \(background.name)",
                    sourceLocation: sourceLocation)
            }
        }
    }

    @Test(arguments: ColorDepth.allCases, Theme.allCases)
    func `words are legible on any background`(depth: ColorDepth, theme: Theme) {
        Self.expectContrast(of: \.color, atLeast: \.words, depth, theme)
    }

    @Test(arguments: ColorDepth.allCases, Theme.allCases)
    func `bars are visible on any background`(depth: ColorDepth, theme: Theme) {
        Self.expectContrast(of: \.fill, atLeast: \.fills, depth, theme)
    }

    /// Terminals render the attribute differently: kitty at 40% of the color, the Linux console as #555 on black.
    @Test(arguments: ColorDepth.allCases, Theme.allCases)
    func `no words are drawn faint`(depth: ColorDepth, theme: Theme) {
        for role in Role.allCases where role != .rule {
            #expect(!ThemeStyle(of: role, depth: depth, theme: theme).attributes.contains(.dim), "\(role)")
        }
    }

    @Test func `the contrast of two colors is that of WCAG`() {
        #expect(XtermColors.contrast(0xFFFFFF, 0x000000) == 21)
        #expect(abs(XtermColors.contrast(0x767676, 0xFFFFFF) - 4.54) < 0.01)
        #expect(abs(XtermColors.contrast(XtermColors.rgb(3, depth: .eight, isBold: true), 0xFFFFFF) - 1.07) < 0.01)
    }
}

/// The default colors of xterm.
enum XtermColors {
    private static let basic = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
        0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    /// Red, green and blue of a color number. Bold text in one of the first eight colors has the bright color.
    static func rgb(_ number: Int, depth: ColorDepth, isBold: Bool) -> Int {
        if depth == .direct { return number }
        guard number < 16 else { return ThemeStyle.rgb(ofPalette: number) }
        return basic[isBold && number < 8 ? number + 8 : number]
    }

    /// The contrast ratio, 1 to 21.
    static func contrast(_ one: Int, _ other: Int) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private static func luminance(_ rgb: Int) -> Double {
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF)
    }

    private static func linear(_ channel: Int) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

import Glibc
import Screen

/// How the terminal's text is encoded and what it can show, according to the locale and the terminal's type.
///
/// Nothing that is drawn depends on the C library's locale: this machine may have none for UTF-8.
struct Encoding {
    /// The locale's name; nil if the environment names none.
    let locale: String?
    let terminalType: String

    /// What can be shown according to the locale. If that is only ASCII, the terminal may still report that it shows
    /// more: see `widestGlyphs`.
    func glyphs() -> GlyphSet {
        let isInstalled = setlocale(LC_CTYPE, locale ?? "C.UTF-8") != nil
        return glyphs(isUTF8: isInstalled ? Self.isUTF8 : namesUTF8)
    }

    /// What can be shown with or without UTF-8.
    func glyphs(isUTF8: Bool) -> GlyphSet {
        guard isUTF8 else { return .ascii }
        // A minimal machine often has no locale set, but its operator's terminal supports UTF-8 unless it is old.
        if locale == nil, isType(of: Self.ofOld) { return .ascii }
        return widestGlyphs
    }

    /// What can be shown in UTF-8.
    var widestGlyphs: GlyphSet {
        isType(of: ["linux"]) || terminalType.hasPrefix("putty") ? .basic : .full
    }

    /// Whether the locale is UTF-8 by its name, `language_country.codeset@variant`, in case this machine does not have
    /// the locale. A name with another codeset is trusted, and so is `C`; a name without one means UTF-8 today.
    var namesUTF8: Bool {
        guard let locale else { return true }
        guard locale != "C", locale != "POSIX" else { return false }
        let name = locale.prefix { $0 != "@" }
        guard let dot = name.firstIndex(of: ".") else { return true }
        return ["utf8", "utf-8"].contains(name[dot...].dropFirst().lowercased())
    }

    private func isType(of families: [String]) -> Bool {
        families.contains { terminalType == $0 || terminalType.hasPrefix($0 + "-") }
    }

    private static let ofOld = ["ansi", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420"]

    private static var isUTF8: Bool {
        String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
    }
}

/// What stands around pasted text, after the Escape.
enum PasteMark {
    static let begin = Array("[200~".utf8)
    static let end = Array("[201~".utf8)
}

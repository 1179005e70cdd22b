import IoTClient

/// A flag from the flags file or from MITWATCH_FLAGS. It applies as if it were typed before the command line.
struct DefaultFlag: Hashable, Sendable {
    /// With its hyphens: `--region`.
    let name: String
    /// Nil for a flag that takes no value.
    let value: String?
    let origin: DefaultOrigin

    /// As one word of a command line. A value that begins with a hyphen needs this form.
    var word: String {
        value.map { "\(name)=\($0)" } ?? name
    }

    /// As an operator types it. The value may be a secret, such as a password in a URL.
    var shown: String {
        value.map { "\(name) \(SanitizedText($0))" } ?? name
    }
}

/// Where a default is set.
enum DefaultOrigin: Hashable, Sendable {
    /// A line of a flags file, from 1; nil if it is the file itself.
    case file(String, line: Int?)
    /// A word of MITWATCH_FLAGS, from 1; nil if it is the variable itself.
    case variable(word: Int?)

    static let variableName = "MITWATCH_FLAGS"
}

extension DefaultOrigin: CustomStringConvertible {
    /// The file and the line, in the form of compilers: `/home/ops/.config/mitwatch/flags:3`.
    var description: String {
        switch self {
        case .file(let path, nil): "\(SanitizedText(path: path))"
        case .file(let path, let line?): "\(SanitizedText(path: path)):\(line)"
        case .variable(nil): Self.variableName
        case .variable(let word?): "\(Self.variableName), word \(word)"
        }
    }

    /// The place within its source.
    var place: String {
        switch self {
        case .file(_, let line?): "line \(line)"
        case .variable(let word?): "word \(word)"
        case .file(_, nil), .variable(nil): ""
        }
    }
}

/// A default that cannot be used.
struct DefaultError: Error, Hashable {
    let origin: DefaultOrigin
    /// What is not valid.
    let fact: String

    init(_ origin: DefaultOrigin, _ fact: String) {
        self.origin = origin
        self.fact = fact
    }
}

extension Problem {
    /// Defaults that cannot be used.
    init(_ error: DefaultError) {
        let fix =
            switch error.origin {
            case .file(_, nil): "correct or remove that file, or use \(NoDefaults.name)"
            case .file: "correct that line, or use \(NoDefaults.name)"
            case .variable: "correct \(DefaultOrigin.variableName), or use \(NoDefaults.name)"
            }
        self.init(what: "cannot use the default flags", facts: ["\(error.origin): \(error.fact)"], fix: fix)
    }
}

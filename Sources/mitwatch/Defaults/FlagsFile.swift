import Glibc

/// The file with an operator's default flags: one long flag per line, `#` comments and blank lines.
///
/// ```
/// # Work
/// --region eu-west-1
/// --palette=colorblind
/// ```
struct FlagsFile: Hashable, Sendable {
    let path: String

    /// The largest file that is read, in bytes.
    static let limit = 65_536

    init(path: String) {
        self.path = path
    }

    /// In XDG_CONFIG_HOME if that is an absolute path, otherwise in ~/.config. Nil without a home directory.
    init?(_ environment: ProgramEnvironment) {
        let named = environment.variables["XDG_CONFIG_HOME"].flatMap(Self.directory)
        let home = environment.home.flatMap(Self.directory).map { $0 + "/.config" }
        guard let base = named ?? home else { return nil }
        self.init(path: base + "/mitwatch/flags")
    }

    /// An absolute path without slashes at the end; nil for a relative one.
    private static func directory(_ path: String) -> String? {
        guard path.hasPrefix("/") else { return nil }
        return String(path[..<(path.lastIndex { $0 != "/" }.map(path.index(after:)) ?? path.startIndex)])
    }

    /// The flags in the file, in order. Nil if there is no file.
    func flags() throws(DefaultError) -> [DefaultFlag]? {
        guard let bytes = try contents() else { return nil }
        return try flags(in: bytes)
    }

    /// The flags in the bytes of a file. Whether the program has them is not checked.
    func flags(in bytes: [UInt8]) throws(DefaultError) -> [DefaultFlag] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var flags: [DefaultFlag] = []
        for (index, line) in lines.enumerated() {
            let origin = DefaultOrigin.file(path, line: index + 1)
            guard let text = String(validating: line, as: UTF8.self) else { throw DefaultError(origin, "not UTF-8") }
            if let flag = try Self.flag(in: text, origin) { flags.append(flag) }
        }
        return flags
    }

    /// The flag in a line, which may end with a carriage return. Nil for a comment and for a blank line.
    private static func flag(in line: String, _ origin: DefaultOrigin) throws(DefaultError) -> DefaultFlag? {
        // A carriage return and a line feed would be one character, but the line feed is gone.
        let line = trimmed(line.last == "\r" ? line.dropLast() : line[...])
        guard !line.isEmpty, line.first != "#" else { return nil }
        try DefaultFlag.checkCharacters(of: line, origin)
        let name = line.prefix { !isBlank($0) && $0 != "=" }
        let rest = line[name.endIndex...]
        let value = trimmed(rest.dropFirst())
        try checkForm(of: value, origin)
        return DefaultFlag(name: String(name), value: rest.isEmpty ? nil : String(value), origin: origin)
    }

    /// Rejects what would be quotes or a comment in a shell, and is part of the value here.
    private static func checkForm(of value: Substring, _ origin: DefaultOrigin) throws(DefaultError) {
        if let quote = value.first, quote == "\"" || quote == "'", value.count > 1, value.last == quote {
            throw DefaultError(origin, "a value has no quotes here")
        }
        if value.contains(" #") || value.contains("\t#") {
            throw DefaultError(origin, "a comment must have a line of its own")
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: isBlank)
        return start[..<(start.lastIndex { !isBlank($0) }.map(start.index(after:)) ?? start.startIndex)]
    }

    private static func isBlank(_ character: Character) -> Bool {
        character == " " || character == "\t"
    }
}

extension FlagsFile {
    /// The bytes of the file; nil if there is none. Anything other than a file is not read, and there is no wait for
    /// a pipe.
    private func contents() throws(DefaultError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            if isMissing(code) { return nil }
            throw error(SystemError(code: code).description)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(SystemError(code: errno).description) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw error(status.st_mode & S_IFMT == S_IFDIR ? "is a directory" : "not a regular file")
        }
        var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 4_096))
        while bytes.count <= Self.limit {
            let count = read(descriptor, &piece, piece.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += piece.prefix(count)
            } else if errno != EINTR {
                throw error(SystemError(code: errno).description)
            }
        }
        throw error("larger than \(Self.limit / 1_024) KiB")
    }

    /// Whether an error of `open` means that there is no file. In a directory that may not be searched, such as the
    /// home directory of another user, this is unknown.
    private func isMissing(_ code: Int32) -> Bool {
        var status = stat()
        return code == ENOENT || code == ENOTDIR || (code == EACCES && lstat(path, &status) != 0 && errno == EACCES)
    }

    private func error(_ fact: String) -> DefaultError {
        DefaultError(.file(path, line: nil), fact)
    }
}

extension DefaultFlag {
    /// Rejects control characters: no value needs one.
    static func checkCharacters(of text: some StringProtocol, _ origin: DefaultOrigin) throws(DefaultError) {
        let control = text.unicodeScalars.first { $0.properties.generalCategory == .control && $0 != "\t" }
        guard let control else { return }
        throw DefaultError(origin, control == "\0" ? "contains a NUL byte" : "contains a control character")
    }
}

import Crypto
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The file in which `aws sso login` keeps a token.
struct SingleSignOnTokenFile: Sendable {
    let path: String

    /// The file of a session, or of a start URL in the older form.
    init(home: String, key: String) {
        let digest = Insecure.SHA1.hash(data: Data(key.utf8))
        path = "\(home)/.aws/sso/cache/\(hexadecimal(digest)).json"
    }

    /// The token; nil where there is no file, or it holds none.
    func load() -> SingleSignOnToken? {
        (try? Data(contentsOf: URL(filePath: path))).flatMap(SingleSignOnToken.init)
    }

    /// Puts the token in the file's place in one step. No one but the user can ever read it: mkstemp makes files of mode 0600.
    ///
    /// False where it cannot be written.
    func save(_ token: SingleSignOnToken) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(token) else { return false }
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return false }
        let isWritten = data.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        let isSynced = isWritten && fsync(descriptor) == 0
        close(descriptor)
        let temporary = template.withUnsafeBufferPointer {
            String(decoding: UnsafeRawBufferPointer($0).dropLast(), as: UTF8.self)
        }
        if isSynced, rename(temporary, path) == 0 {
            return true
        }
        unlink(temporary)
        return false
    }
}

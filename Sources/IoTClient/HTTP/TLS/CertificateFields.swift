/// The few fields of an X.509 certificate (RFC 5280) that the TLS library does not offer, from its DER form. Whatever the bytes
/// are, reading them ends, and gives nil for what is not there.
struct CertificateFields {
    /// The issuer's name, as it is encoded.
    let issuer: ArraySlice<UInt8>
    /// The subject's name, as it is encoded.
    let subject: ArraySlice<UInt8>
    /// Host names and addresses that the certificate is for.
    let alternativeNames: [String]

    init?(der: [UInt8]) {
        var outer = DERReader(der[...])
        guard let certificate = outer.next(tag: 0x30) else { return nil }
        var inner = DERReader(certificate)
        guard let body = inner.next(tag: 0x30) else { return nil }
        var fields = DERReader(body)
        if fields.tag == 0xA0 { _ = fields.next() }
        // Serial number and algorithm come before the issuer, the dates between issuer and subject.
        guard fields.next(tag: 0x02) != nil, fields.next(tag: 0x30) != nil, let issuer = fields.next(tag: 0x30),
            fields.next(tag: 0x30) != nil, let subject = fields.next(tag: 0x30)
        else { return nil }
        self.issuer = issuer
        self.subject = subject
        var names: [String] = []
        while let (tag, value) = fields.next() {
            if tag == 0xA3 { names = Self.alternativeNames(in: value) }
        }
        alternativeNames = names
    }

    /// The common name in an encoded name, else the organization.
    static func name(in encoded: ArraySlice<UInt8>) -> String? {
        var (common, organization): (String?, String?)
        var sets = DERReader(encoded)
        while let set = sets.next(tag: 0x31) {
            var attributes = DERReader(set)
            while let attribute = attributes.next(tag: 0x30) {
                var parts = DERReader(attribute)
                guard let type = parts.next(tag: 0x06), let (_, value) = parts.next() else { continue }
                let text = String(decoding: value.prefix(200), as: UTF8.self)
                if Array(type) == [0x55, 0x04, 0x03] { common = common ?? text }
                if Array(type) == [0x55, 0x04, 0x0A] { organization = organization ?? text }
            }
        }
        return common ?? organization
    }

    private static func alternativeNames(in extensions: ArraySlice<UInt8>) -> [String] {
        var wrapper = DERReader(extensions)
        guard let list = wrapper.next(tag: 0x30) else { return [] }
        var items = DERReader(list)
        while let item = items.next(tag: 0x30) {
            var parts = DERReader(item)
            guard let type = parts.next(tag: 0x06), Array(type) == [0x55, 0x1D, 0x11] else { continue }
            if parts.tag == 0x01 { _ = parts.next() }
            var value = DERReader(parts.next(tag: 0x04) ?? [])
            return names(in: value.next(tag: 0x30) ?? [])
        }
        return []
    }

    private static func names(in encoded: ArraySlice<UInt8>) -> [String] {
        var (names, reader) = ([String](), DERReader(encoded))
        while let (tag, value) = reader.next() {
            switch (tag, value.count) {
            case (0x82, _): names.append(String(decoding: value.prefix(253), as: UTF8.self))
            case (0x87, 4): names.append(value.map(String.init).joined(separator: "."))
            default: break
            }
        }
        return names
    }
}

/// Reads one value of DER after another.
private struct DERReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// The tag of the next value.
    var tag: UInt8? { rest.first }

    /// The next value, if it has this tag; nothing is read otherwise.
    mutating func next(tag: UInt8) -> ArraySlice<UInt8>? {
        self.tag == tag ? next()?.value : nil
    }

    /// The next value with its tag; nil at the end, and for what is no DER.
    mutating func next() -> (tag: UInt8, value: ArraySlice<UInt8>)? {
        guard let tag = rest.popFirst(), let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first >= 0x80 {
            let count = Int(first & 0x7F)
            guard (1...3).contains(count), rest.count >= count else { return nil }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
        }
        guard rest.count >= length else { return nil }
        defer { rest = rest.dropFirst(length) }
        return (tag, rest.prefix(length))
    }
}

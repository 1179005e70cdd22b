import Testing

@testable import IoTEmulator

@Suite struct PercentCodingTests {
    @Test(arguments: [
        ("a%20b", "a b"), ("%C3%A9", "é"), ("a+b", "a+b"), ("100%", "100%"), ("%2", "%2"), ("%zz", "%zz"), ("", ""),
        ("%41%4a", "AJ"),
    ])
    func `a percent sign without two digits is literal`(encoded: String, decoded: String) {
        #expect(PercentCoding.decode(encoded) == decoded)
    }

    @Test func `all but unreserved characters are encoded, in upper case`() {
        #expect(PercentCoding.encode("aZ9-._~ /é+".utf8) == "aZ9-._~%20%2F%C3%A9%2B")
        #expect(PercentCoding.encode("a/b%2F".utf8, keeping: [UInt8(ascii: "/")]) == "a/b%252F")
    }
}

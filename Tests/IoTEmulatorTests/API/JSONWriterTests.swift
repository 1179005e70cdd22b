import FoundationEssentials
import Testing

@testable import IoTEmulator

@Suite struct JSONWriterTests {
    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), (#"a"b\c"#, #""a\"b\\c""#), ("\u{0}\n\u{1B}", #""\u0000\u000a\u001b""#),
        ("é\u{202E}証\u{2028}\u{7F}", "\"é\u{202E}証\u{2028}\u{7F}\""),
    ])
    func `texts are escaped where JSON requires it, and nowhere else`(text: String, json: String) throws {
        var writer = JSONWriter()
        writer.string(text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [text])
    }

    @Test(arguments: HostileText.all)
    func `hostile texts survive a round trip`(text: String) throws {
        let bytes = JSONWriter.object { $0.member(text, text) }
        #expect(try JSONDecoder().decode([String: String].self, from: Data(bytes)) == [text: text])
    }

    @Test(arguments: [
        (0.0, "0.000"), (1_795_446_862.25, "1795446862.250"), (1_795_446_862.0004, "1795446862.000"),
        (1_795_446_862.0996, "1795446862.100"), (-0.5, "-0.500"), (1e300, "9223372036854775.807"),
    ])
    func `times have three decimals`(seconds: Double, json: String) {
        var writer = JSONWriter()
        writer.timestamp(Date(timeIntervalSince1970: seconds))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
    }

    @Test func `members are separated by commas at every depth, and absent ones are omitted`() {
        let bytes = JSONWriter.object { json in
            json.member("a", String?.none)
            json.member("b", Int64.max)
            json.member("c", ["x", "y"])
            json.member("d", [String]())
            json.member("e", true) { json, value in
                json.object {
                    $0.member("f", value)
                    $0.member("g", "h")
                }
            }
        }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"b":9223372036854775807,"c":["x","y"],"d":[],"e":{"f":true,"g":"h"}}"#)
    }
}

import FoundationEssentials
import Testing

@testable import IoTEmulator

@Suite struct HTTPDateTests {
    @Test(arguments: [
        (0.0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777.0, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (1_795_446_862.9, "Mon, 23 Nov 2026 15:14:22 GMT"),
        (951_782_400.0, "Tue, 29 Feb 2000 00:00:00 GMT"),
    ])
    func `a date has HTTP's format`(seconds: Double, text: String) {
        #expect(HTTPDate.text(Date(timeIntervalSince1970: seconds)) == text)
    }
}

import FoundationEssentials
import Testing

@testable import IoTClient

@Suite struct HTTPDateTests {
    @Test(
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT": 784_111_777, "Tue, 29 Feb 2000 00:00:00 GMT": 951_782_400,
            "Thu, 01 Jan 1970 00:00:00 GMT": 0, "Wed, 31 Dec 2098 23:59:59 GMT": 4_070_908_799,
        ])
    func `the HTTP date format is read`(_ text: String, _ seconds: Double) {
        #expect(HTTPDate.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sun, 06 Nov -994 08:49:37 GMT",
    ])
    func `any other text is not a time`(_ text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}

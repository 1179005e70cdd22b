import FoundationEssentials
import MitigationModel
import Testing

@Suite struct CountDecodingTests {
    private static let names = [
        "totalFindingsCount", "failedFindingsCount", "succeededFindingsCount", "skippedFindingsCount",
        "canceledFindingsCount",
    ]

    private func decode(_ members: String) throws -> TaskStatisticsForAuditCheck? {
        try decodeTask(#"{"taskStatistics": {"C": {\#(members)}}}"#).taskStatistics?["C"]
    }

    @Test(
        arguments: zip(
            ["0", "-7", "9223372036854775807", "-9223372036854775808", "5.0", "1.2E3", "9007199254740993E0"],
            [0, -7, .max, .min, 5, 1_200, 9_007_199_254_740_993]))
    func `a whole number is kept unchanged`(_ number: String, _ count: Int64) throws {
        #expect(try decode(#""totalFindingsCount": \#(number)"#)?.totalFindingsCount == count)
    }

    @Test func `parts above the total are kept unchanged`() throws {
        let counts = try decode(#""totalFindingsCount": 1, "failedFindingsCount": 9, "succeededFindingsCount": 8"#)
        let expected = TaskStatisticsForAuditCheck(
            totalFindingsCount: 1, failedFindingsCount: 9, succeededFindingsCount: 8)
        #expect(counts == expected)
    }

    @Test(arguments: names, ["9223372036854775808", "-9223372036854775809", "1.5", "1E400", "9.3E18", "\"5\"", "true"])
    func `anything other than a 64-bit integer is an error with its path`(_ name: String, _ value: String) throws {
        let error = try #require(throws: DecodingError.self) { try decode(#""\#(name)": \#(value)"#) }
        #expect(error.path == ["taskStatistics", "C", name])
    }

    @Test(arguments: names)
    func `each count may be missing or null`(_ name: String) throws {
        let others = Self.names.filter { $0 != name }.map { "\"\($0)\": 4" }.joined(separator: ",")
        let expected = TaskStatisticsForAuditCheck(
            totalFindingsCount: name == Self.names[0] ? nil : 4, failedFindingsCount: name == Self.names[1] ? nil : 4,
            succeededFindingsCount: name == Self.names[2] ? nil : 4,
            skippedFindingsCount: name == Self.names[3] ? nil : 4,
            canceledFindingsCount: name == Self.names[4] ? nil : 4)
        #expect(try decode(others) == expected)
        #expect(try decode("\(others), \"\(name)\": null") == expected)
    }
}

extension DecodingError {
    fileprivate var path: [String] {
        switch self {
        case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context):
            context.codingPath.map(\.stringValue)
        @unknown default:
            []
        }
    }
}

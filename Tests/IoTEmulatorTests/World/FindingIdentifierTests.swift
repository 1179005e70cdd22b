import Testing

@testable import IoTEmulator

@Suite struct FindingIdentifierTests {
    private let identifiers = FindingIdentifier(hash: SeededHash(seed: 7))

    @Test(arguments: [
        FindingAddress(task: 0, check: 0, index: 0), FindingAddress(task: 0, check: 199, index: UInt64(Int64.max)),
        FindingAddress(task: 13, check: 7, index: 4_711), FindingAddress(task: 65_535, check: 65_535, index: .max),
    ])
    func `an ID converts back to its address`(address: FindingAddress) {
        let identifier = identifiers.identifier(of: address)
        #expect(identifiers.address(of: identifier) == address)
        #expect(identifier.utf8.count == 36)
    }

    @Test(arguments: [
        "", "x", "00000000-0000-0000-0000-000000000000", "zzzzzzzz-0000-0000-0000-000000000000",
        "000000000000000000000000000000000000", "+0000000-0000-0000-0000-000000000000",
    ])
    func `other texts are not finding IDs`(text: String) {
        #expect(identifiers.address(of: text) == nil)
    }

    @Test func `the upper-case form and an unknown ID are not finding IDs`() {
        let identifier = identifiers.identifier(of: FindingAddress(task: 0, check: 1, index: 2))
        #expect(identifiers.address(of: identifier.uppercased()) == nil)
        #expect(identifiers.address(of: identifiers.unknownIdentifier(0)) == nil)
    }

    @Test func `another seed gives other IDs`() {
        let address = FindingAddress(task: 0, check: 1, index: 2)
        let other = FindingIdentifier(hash: SeededHash(seed: 8))
        #expect(other.identifier(of: address) != identifiers.identifier(of: address))
        #expect(other.address(of: identifiers.identifier(of: address)) == nil)
    }
}

import Testing

@testable import Dashboard

struct SortedIndicesTests {
    @Test func `inserted values are in ascending order, once`() {
        var indices = SortedIndices()
        for index in [5, 1, 9, 5, 0] { indices.set(index, isMember: true) }
        indices.set(9, isMember: false)
        indices.set(7, isMember: false)
        #expect((0..<indices.count).map { indices[$0] } == [0, 1, 5])
        #expect([0, 1, 2, 5, 9].map { indices.position(of: $0) } == [0, 1, nil, 2, nil])
        #expect([0, 1, 2, 5, 9].map { indices.rank(of: $0) } == [0, 1, 2, 2, 3])
    }

    @Test func `gaps are numbered as if the values were absent`() {
        let members = [0, 1, 4, 9]
        let indices = SortedIndices(ascending: members)
        let others = (0..<20).filter { !members.contains($0) }
        #expect(others.indices.map { indices.gap($0) } == others)
        #expect(SortedIndices().gap(3) == 3)
    }
}

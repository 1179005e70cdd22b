import Testing

@testable import MitigationModel

struct SaturatingTests {
    @Test(
        arguments: [
            (2, 3, 5), (.max, 1, .max), (.max - 1, 1, .max), (1, .max, .max), (.min, -1, .min), (-1, .min, .min),
            (.min, .max, -1),
        ] as [(Int64, Int64, Int64)])
    func `a sum beyond what the type holds is the nearest value that it holds`(
        left: Int64, right: Int64, sum: Int64
    ) {
        #expect(left.saturatingAdding(right) == sum)
    }
}

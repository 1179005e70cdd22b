import FoundationEssentials
import Testing

@testable import MitigationModel

struct SaturatingTests {
    @Test(
        arguments: [
            (2, 3, 5), (.max, 1, .max), (.max - 1, 1, .max), (1, .max, .max), (.min, -1, .min), (-1, .min, .min),
            (.min, .max, -1),
        ] as [(Int64, Int64, Int64)])
    func `a sum that overflows is the nearest value`(
        left: Int64, right: Int64, sum: Int64
    ) {
        #expect(left.saturatingAdding(right) == sum)
    }

    @Test(
        arguments: [
            (2.9, 2), (-2.9, -2), (-0.0, 0), (9.3e18, .max), (-9.3e18, .min), (1e308, .max), (-1e308, .min),
            (9_223_372_036_854_775_808, .max), (-9_223_372_036_854_775_808, .min), (.infinity, .max),
            (-.infinity, .min), (.nan, 0), (1e-300, 0),
        ] as [(Double, Int64)])
    func `any number becomes the nearest integer toward zero`(
        number: Double, whole: Int64
    ) {
        #expect(Int64(saturating: number) == whole)
        #expect(UInt8(saturating: number) == UInt8(clamping: whole))
    }

    @Test(arguments: [1e308, -1e308, 253_402_300_800, -62_135_596_800.5, .nan, .infinity])
    func `a time outside the years 1 to 9999 is nil`(seconds: Double) {
        #expect(Date(timestamp: seconds) == nil)
        #expect(Date(timestamp: 253_402_300_799) != nil && Date(timestamp: -62_135_596_800) != nil)
    }
}

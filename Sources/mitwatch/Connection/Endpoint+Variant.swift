import IoTClient

extension Endpoint {
    /// Which of AWS's own endpoints of AWS IoT in a region it is; nil if it is none of them.
    func variantOfAWS(in region: Region) -> EndpointVariant? {
        let variants: [EndpointVariant] = [[], .fips, .dualStack, [.fips, .dualStack]]
        return variants.first { self == .aws(.iot, region: region, variant: $0) }
    }
}

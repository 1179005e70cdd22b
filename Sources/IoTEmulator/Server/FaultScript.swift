/// The faults of `flaky`: by the number of the call, so that they do not depend on how fast it is polled.
enum FaultScript {
    private static let faults: [Fault?] = [
        nil, nil, nil, .status(400), nil, .status(429), nil, .status(500), .status(503), nil, .reset, nil, .hang, nil,
        .garbage, nil, .html, nil, .truncated,
    ]

    /// The fault of the `number`th call, counted from 0. None after the last: the service recovers.
    static func fault(ofCall number: Int) -> Fault? {
        faults.indices.contains(number) ? faults[number] : nil
    }
}

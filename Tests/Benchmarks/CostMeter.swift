import CCostMeter

/// The cost of a piece of the program.
struct Costs {
    /// Blocks of memory that were allocated.
    let allocations: Int
    /// Bytes of memory that were allocated.
    let allocatedBytes: Int
    /// Calls of write() to the terminal.
    let writes: Int
    /// Bytes that the terminal accepted.
    let bytes: Int

    /// Runs a piece of the program, and counts.
    static func of(_ body: () -> Void) -> Costs {
        ccm_start()
        body()
        let counts = ccm_stop()
        return Costs(
            allocations: Int(counts.allocations), allocatedBytes: Int(counts.allocated_bytes),
            writes: Int(counts.terminal_writes), bytes: Int(counts.terminal_bytes)
        )
    }

    /// Bytes that are allocated now.
    static var bytesInUse: Int { Int(ccm_bytes_in_use()) }
}

/// What the emulator has seen so far.
public struct EmulatorCounters: Hashable, Sendable {
    /// Calls by the API's name of the operation, faults included; `unknown` for what is no operation.
    public var requests: [String: Int] = [:]
    /// Connections that were accepted.
    public var connections = 0
    /// The scenario time.
    public var elapsed = Duration.zero

    /// The answer of `GET /emulator/state`.
    var json: [UInt8] {
        JSONWriter.object { json in
            json.member("requests", requests) { json, requests in
                json.object { json in
                    for (name, count) in requests.sorted(by: { $0.key < $1.key }) {
                        json.member(name, Int64(count))
                    }
                }
            }
            json.member("connections", Int64(connections))
            json.member("elapsedSeconds", elapsed.milliseconds) { $0.seconds($1) }
        }
    }
}

/// A request as it came over the wire, whole.
struct APIRequest: Sendable {
    let method: String
    /// The path as sent, still percent-encoded.
    let path: String
    /// What follows the question mark as sent, still percent-encoded. Empty without one.
    let query: String
    /// In the order in which they came.
    let headers: [Header]
    let body: [UInt8]

    struct Header: Sendable {
        /// In lower case.
        let name: String
        let value: String
    }

    /// The values of the header `name`, given in lower case.
    func values(ofHeader name: String) -> [String] {
        headers.filter { $0.name == name }.map(\.value)
    }

    /// The members of the query, decoded, in the order in which they came.
    var queryItems: [(name: String, value: String)] {
        query.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (PercentCoding.decode(parts[0]), parts.count > 1 ? PercentCoding.decode(parts[1]) : "")
        }
    }
}

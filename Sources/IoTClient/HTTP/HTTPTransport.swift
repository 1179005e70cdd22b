/// Carries one request to a server and brings back one answer: the seam between the client and the network.
public protocol HTTPTransport: Sendable {
    /// Sends the request in one attempt, follows no redirect, and reads the answer to its end, whatever its status.
    ///
    /// A cancelled task ends the exchange at once with the reason `cancelled`.
    func send(_ request: HTTPRequest) async throws(TransportProblem) -> HTTPResponse
}

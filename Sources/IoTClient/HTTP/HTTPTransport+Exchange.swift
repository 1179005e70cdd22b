extension HTTPTransport {
    /// One exchange, whatever its status. A key or a token needs little room: a longer answer is something else, and is not read.
    func exchange(_ request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        let limit = 64 << 10
        do throws(TransportProblem) {
            let response = try await send(request)
            guard response.body.count <= limit else {
                throw TransportProblem(request, .bodyTooLarge(limit: limit))
            }
            return response
        } catch {
            throw .transport(error)
        }
    }

    /// One exchange whose response is one of success.
    func success(of request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        let response = try await exchange(request)
        guard response.isSuccess else { throw .refused(ServiceFault(response)) }
        return response
    }
}

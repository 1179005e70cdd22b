import NIOCore

/// Sends one request and returns one response: the interface between the client and the network.
public protocol HTTPTransport: Sendable {
    /// Sends the request in one attempt, without redirects, and reads the whole response.
    ///
    /// If the task is canceled, the exchange ends at once.
    ///
    /// - Parameter request: The request, already signed.
    /// - Returns: The response, with any status.
    /// - Throws: ``TransportError`` if there was no complete response. Its reason is `cancelled` if the task was
    ///   canceled.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

extension HTTPTransport {
    /// One exchange with any status. A key or a token is small, so a long response is an error.
    func exchange(_ request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        let limit = 64 << 10
        do throws(TransportError) {
            let response = try await send(request)
            guard response.body.count <= limit else {
                throw TransportError(request, .bodyTooLarge(limit: limit))
            }
            return response
        } catch {
            throw .transport(error)
        }
    }

    /// One exchange. Throws if the response is not a success.
    func success(of request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        let response = try await exchange(request)
        guard response.isSuccess else { throw .refused(ServiceFault(response)) }
        return response
    }
}

/// Runs tasks on the thread of an event loop, so that a call does not wake another thread.
final class EventLoopExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

import NIOCore

/// Carries one request to a server and brings back one answer: the seam between the client and the network.
public protocol HTTPTransport: Sendable {
    /// Sends the request in one attempt, follows no redirect, and reads the answer to its end, whatever its status.
    ///
    /// A cancelled task ends the exchange at once with the reason `cancelled`.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

extension HTTPTransport {
    /// One exchange, whatever its status. A key or a token needs little room: a longer answer is something else, and is not read.
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

    /// One exchange whose response is one of success.
    func success(of request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        let response = try await exchange(request)
        guard response.isSuccess else { throw .refused(ServiceFault(response)) }
        return response
    }
}

/// Runs tasks on the thread of an event loop. A call that runs where its connection is served wakes no other thread for each step
/// of it.
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

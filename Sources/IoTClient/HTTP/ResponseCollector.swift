import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import Synchronization

/// Collects a response, on the event loop of its connection.
///
/// The library's async calls do the same, but start another task for each request. That wakes one more thread, and
/// starts a timer that fires every second.
final class ResponseCollector: HTTPClientResponseDelegate {
    private let bodyLimit: Int
    private let response = Mutex<HTTPResponse?>(nil)
    private let sent = Mutex(false)

    /// - Parameter bodyLimit: The most bytes of a body.
    init(bodyLimit: Int) {
        self.bodyLimit = bodyLimit
    }

    /// Whether a response has begun.
    var hasHead: Bool { response.withLock { $0 != nil } }

    /// Whether sending of the request has begun.
    var isSent: Bool { sent.withLock(\.self) }

    func didSendRequestHead(task: HTTPClient.Task<HTTPResponse>, _ head: HTTPRequestHead) {
        sent.withLock { $0 = true }
    }

    func didReceiveHead(task: HTTPClient.Task<HTTPResponse>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let headers = HeaderFields(head.headers.map { HeaderFields.Field(name: $0.name, value: $0.value) })
        response.withLock { $0 = HTTPResponse(statusCode: Int(head.status.code), headers: headers) }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<HTTPResponse>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        let fits = response.withLock { response in
            guard let collected = response?.body.count, collected + part.readableBytes <= bodyLimit else {
                return false
            }
            response?.body.append(contentsOf: part.readableBytesView)
            return true
        }
        guard fits else { return task.eventLoop.makeFailedFuture(BodyTooLarge(limit: bodyLimit)) }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPResponse>) throws -> HTTPResponse {
        guard let response = response.withLock(\.self) else { throw HTTPClientError.remoteConnectionClosed }
        return response
    }
}

/// The body exceeds the limit, in bytes.
struct BodyTooLarge: Error {
    let limit: Int
}

/// Counts opened connections: a request during which none was opened used a kept one.
final class ConnectionCount: Sendable {
    private let opened = Mutex(0)

    var value: Int { opened.withLock(\.self) }

    func recordOpened() {
        opened.withLock { $0 += 1 }
    }
}

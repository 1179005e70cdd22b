import AsyncHTTPClient
import NIOCore
import Testing

@testable import IoTClient

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct TransportProblemTests {
    @Test(
        arguments: [
            (HTTPClientError.connectTimeout, .connectTimeout), (HTTPClientError.readTimeout, .readTimeout),
            (HTTPClientError.deadlineExceeded, .deadlineExceeded), (HTTPClientError.cancelled, .cancelled),
            (HTTPClientError.remoteConnectionClosed, .closedEarly),
            (HTTPClientError.tlsHandshakeTimeout, .tlsFailed(detail: "no answer to the handshake")),
            (ChannelError.connectTimeout(.seconds(3)), .connectTimeout), (ChannelError.eof, .closedEarly),
            (IOError(errnoCode: ECONNREFUSED, reason: ""), .connectionRefused),
            (IOError(errnoCode: EHOSTUNREACH, reason: ""), .unreachable),
            (IOError(errnoCode: ENETUNREACH, reason: ""), .unreachable),
            (IOError(errnoCode: ECONNRESET, reason: ""), .connectionReset),
            (IOError(errnoCode: EPIPE, reason: ""), .connectionReset),
            (IOError(errnoCode: ETIMEDOUT, reason: ""), .connectTimeout), (CancellationError(), .cancelled),
        ] as [(any Error & Sendable, TransportProblem.Reason)])
    func `a library's error has its reason`(_ error: any Error & Sendable, _ reason: TransportProblem.Reason) {
        #expect(TransportProblem.Reason(error) == reason)
    }

    @Test func `a problem may pass unless it would come again`() {
        func isRetryable(_ reason: TransportProblem.Reason) -> Bool {
            IoTError.transport(TransportProblem(host: "h", port: 1, reason: reason)).isRetryable
        }
        let passing: [TransportProblem.Reason] = [
            .nameNotResolved, .connectionRefused, .unreachable, .connectTimeout, .readTimeout, .deadlineExceeded,
            .connectionReset, .closedEarly,
        ]
        let lasting: [TransportProblem.Reason] = [
            .tlsFailed(detail: ""), .malformedAnswer, .bodyTooLarge(limit: 1), .cancelled, .other(detail: ""),
        ]
        #expect(passing.allSatisfy(isRetryable))
        #expect(!lasting.contains(where: isRetryable))
    }
}
